/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "office-words.h"

static const DueOfficePerson people_en[] = {
  { "Anna", "Petrova", "F", "Project manager" }, { "Viktor", "Orlov", "M", "Director" },
  { "Maria", "Johnson", "F", "Designer" },       { "Pavel", "Novak", "M", "Developer" },
  { "Elena", "Sokolova", "F", "Accountant" },    { "David", "Meyer", "M", "Sales manager" },
};

static const DueOfficePerson people_ru[] = {
  { "Анна", "Петрова", "F", "Руководитель проектов" },
  { "Виктор", "Орлов", "M", "Директор" },
  { "Мария", "Иванова", "F", "Дизайнер" },
  { "Павел", "Новак", "M", "Разработчик" },
  { "Елена", "Соколова", "F", "Бухгалтер" },
  { "Денис", "Мельник", "M", "Менеджер" },
};

static const char *const groups_en[] = { "Marketing", "Sales", "Website relaunch", "Accounting",
                                         "Support" };
static const char *const groups_ru[] = { "Маркетинг", "Продажи", "Новый сайт", "Бухгалтерия",
                                         "Поддержка" };

static const char *const titles_en[] = {
  "Quarterly report",
  "Approve the estimate",
  "Reply to the client about delivery dates",
  "Prepare slides for Monday's meeting",
  "Update the price list",
  "Sign the contract with the printing house",
  "Collect feedback on the new landing page",
  "Check the invoices for October",
  "Interview candidates for the support team",
  "Order business cards",
  "Plan the newsletter",
  "Test the order form on a phone",
  "Translate the product brochure",
  "Call back the supplier",
  "Review the advertising budget",
  "Publish the case study",
  "Move the archive to the new storage",
  "Agree the holiday schedule",
  "Fix the broken links on the website",
  "Prepare the acceptance certificate",
  "Draft the offer for the trade fair",
  "Renew the domain names",
  "Write the job description for a designer",
  "Compare delivery services",
};

static const char *const titles_ru[] = {
  "Квартальный отчёт",
  "Согласовать смету",
  "Ответить клиенту о сроках поставки",
  "Подготовить слайды к понедельнику",
  "Обновить прайс-лист",
  "Подписать договор с типографией",
  "Собрать отзывы о новой странице",
  "Проверить счета за октябрь",
  "Собеседовать кандидатов в поддержку",
  "Заказать визитки",
  "Составить план рассылки",
  "Проверить форму заказа на телефоне",
  "Перевести брошюру о продукте",
  "Перезвонить поставщику",
  "Пересмотреть рекламный бюджет",
  "Опубликовать пример внедрения",
  "Перенести архив в новое хранилище",
  "Согласовать график отпусков",
  "Исправить битые ссылки на сайте",
  "Подготовить акт приёмки",
  "Набросать предложение для выставки",
  "Продлить доменные имена",
  "Описать вакансию дизайнера",
  "Сравнить службы доставки",
};

static const char *const remarks_en[] = {
  "The figures are in, please have a look.",
  "Can we finish this by Friday?",
  "I attached the corrected version.",
  "The client asks for one more day.",
  "Done on my side.",
  "Who checks this?",
  "Let us talk about it after lunch.",
  "Looks good to me.",
};

static const char *const remarks_ru[] = {
  "Цифры готовы, посмотрите, пожалуйста.",
  "Успеем до пятницы?",
  "Прикрепил исправленную версию.",
  "Клиент просит ещё день.",
  "С моей стороны готово.",
  "Кто проверяет?",
  "Давайте обсудим после обеда.",
  "По-моему, хорошо.",
};

static const DueOfficeWords english = {
  .time_zone = "Europe/Berlin",
  .people = people_en,
  .n_people = G_N_ELEMENTS (people_en),
  .groups = groups_en,
  .n_groups = G_N_ELEMENTS (groups_en),
  .titles = titles_en,
  .n_titles = G_N_ELEMENTS (titles_en),
  .remarks = remarks_en,
  .n_remarks = G_N_ELEMENTS (remarks_en),
};

static const DueOfficeWords russian = {
  .time_zone = "Europe/Moscow",
  .people = people_ru,
  .n_people = G_N_ELEMENTS (people_ru),
  .groups = groups_ru,
  .n_groups = G_N_ELEMENTS (groups_ru),
  .titles = titles_ru,
  .n_titles = G_N_ELEMENTS (titles_ru),
  .remarks = remarks_ru,
  .n_remarks = G_N_ELEMENTS (remarks_ru),
};

const DueOfficeWords *
due_office_words_get (DueLanguage language)
{
  return language == DUE_LANGUAGE_RU ? &russian : &english;
}
