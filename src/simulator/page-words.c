/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-words.h"

static const DuePageWords english = {
  .language = "en",
  .banner = "Simulated portal",
  .tasks = "Tasks",
  .kinds = { "Overdue tasks", "Tasks with new comments", "Tasks that mention you",
             "Tasks without a deadline", "Tasks due soon", "Tasks not viewed",
             "Tasks awaiting control" },
  .head = { "Task", "Deadline", "Project", "New" },
  .none = "Nothing here.",
  .comments = "Comments",
  .no_comments = "No comments yet.",
  .deadline = "Deadline",
  .all = "All tasks",
  .developers = "Developer resources",
  .webhook = "Inbound webhook of",
  .missing = "Page not found",
};

static const DuePageWords russian = {
  .language = "ru",
  .banner = "Имитация портала",
  .tasks = "Задачи",
  .kinds = { "Просроченные задачи", "Задачи с новыми комментариями", "Задачи с упоминаниями",
             "Задачи без крайнего срока", "Скоро крайний срок", "Непросмотренные задачи",
             "Задачи, ждущие контроля" },
  .head = { "Задача", "Крайний срок", "Проект", "Новых" },
  .none = "Здесь пусто.",
  .comments = "Комментарии",
  .no_comments = "Комментариев пока нет.",
  .deadline = "Крайний срок",
  .all = "Все задачи",
  .developers = "Разработчикам",
  .webhook = "Входящий вебхук:",
  .missing = "Страница не найдена",
};

const DuePageWords *
due_page_words_get (DueLanguage language)
{
  return language == DUE_LANGUAGE_RU ? &russian : &english;
}
