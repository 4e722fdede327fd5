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
  .access = "Access to this portal",
  .asks = "This application wants to work here in your name:",
  .permissions = "Permissions:",
  .sign_in_as = "Sign in as",
  .allow = "Allow",
  .refuse = "Refuse",
  .refused = "Access was refused",
  .no_app = "There is no such application on this portal",
  .no_person = "There is no such person on this portal",
  .close = "You can close this page.",
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
  .access = "Доступ к порталу",
  .asks = "Это приложение хочет работать здесь от вашего имени:",
  .permissions = "Права:",
  .sign_in_as = "Войти как",
  .allow = "Разрешить",
  .refuse = "Отказать",
  .refused = "В доступе отказано",
  .no_app = "На этом портале нет такого приложения",
  .no_person = "На этом портале нет такого сотрудника",
  .close = "Эту страницу можно закрыть.",
};

const DuePageWords *
due_page_words_get (DueLanguage language)
{
  return language == DUE_LANGUAGE_RU ? &russian : &english;
}
