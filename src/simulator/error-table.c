/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "error-table.h"

static const DueErrorRow rows[] = {
  { "expired_token", 401, 401, "The access token provided has expired.",
    "Срок действия токена доступа истёк." },
  { "invalid_token", 0, 401, "Unable to get application by token", NULL },
  { "NO_AUTH_FOUND", 401, 401, "Wrong authorization data", "Неверные данные авторизации" },
  { "INVALID_CREDENTIALS", 403, 401, "Invalid request credentials",
    "Неверные учётные данные запроса" },
  { "authorization_error", 0, 401, "Unable to authorize user",
    "Не удалось авторизовать пользователя" },
  { "AUTHORIZE_ERROR", 0, 403, "", NULL },
  { "APPLICATION_NOT_FOUND", 0, 401, "Application not found", "Приложение не найдено" },
  { "ERROR_OAUTH", 0, 401, "Application not installed", "Приложение не установлено" },
  { "NOT_INSTALLED", 0, 401, "Application not installed", "Приложение не установлено" },
  { "PAYMENT_REQUIRED", 0, 401, "Subscription has been ended", "Подписка закончилась" },
  { "insufficient_scope", 403, 401,
    "The request requires higher privileges than provided by the webhook token",
    "Для запроса нужны более высокие права, чем даёт токен вебхука" },
  { "ACCESS_DENIED", 403, 403, "REST API is available only on commercial plans",
    "REST API доступен только на коммерческих тарифах" },
  { "user_access_error", 403, 403, "The user does not have access to the application.",
    "У пользователя нет доступа к приложению." },
  { "allowed_only_intranet_user", 0, 403, "", NULL },
  { "ACCESS_ERROR", 0, 403, "", NULL },
  { "WRONG_AUTH_TYPE", 0, 403, "Current authorization type is denied for this method", NULL },
  { "METHOD_CONFIRM_WAITING", 0, 401, "Waiting for confirmation", "Ожидается подтверждение" },
  { "METHOD_CONFIRM_DENIED", 0, 403, "Method call denied", "В вызове метода отказано" },
  { "ERROR_METHOD_NOT_FOUND", 404, 404, "Method not found!", "Метод не найден!" },
  { "INVALID_REQUEST", 400, 401, "Https required.", "Требуется https." },
  { "INVALID_ARG_VALUE", 0, 400, "Invalid argument value", NULL },
  { "0", 400, 400, "Group not found or access denied. (internal error)",
    "Группа не найдена или доступ запрещён. (internal error)" },
  { "100", 400, 400,
    "Invalid value {abc} to match with parameter {userId}. Should be value of type int.",
    "Недопустимое значение {abc} параметра {userId}. Нужно значение типа int." },
  { "NOT_FOUND", 0, 404, "Not found", "Не найдено" },
  { "ERROR_NOT_FOUND", 0, 400, "Not found", "Не найдено" },
  { "QUERY_LIMIT_EXCEEDED", 503, 503, "Too many requests", "Слишком много запросов" },
  { "OPERATION_TIME_LIMIT", 429, 429, "Method is blocked due to operation time limit.",
    "Метод заблокирован: превышено время работы." },
  { "OVERLOAD_LIMIT", 503, 503, "REST API is blocked due to overload",
    "REST API заблокирован из-за перегрузки" },
  { "ERROR_BATCH_METHOD_NOT_ALLOWED", 405, 405, "Method is not allowed for batch usage",
    "Метод нельзя вызывать в пакете" },
  { "ERROR_BATCH_LENGTH_EXCEEDED", 400, 400, "Max batch length exceeded",
    "Превышена длина пакета" },
  { "ERROR_MANIFEST_IS_NOT_AVAILABLE", 404, 404, "Manifest is not available", NULL },
  { "PORTAL_DELETED", 500, 410, "Portal was deleted", "Портал удалён" },
  { "INTERNAL_SERVER_ERROR", 500, 500, "Internal server error", "Внутренняя ошибка сервера" },
  { "ERROR_UNEXPECTED_ANSWER", 500, 500, "Server returned an unexpected response",
    "Сервер вернул неожиданный ответ" },
};

/* Returns: (nullable): the row of @code, whatever its case */
const DueErrorRow *
due_error_table_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_ascii_strcasecmp (rows[i].code, code) == 0)
      return &rows[i];
  return NULL;
}

const DueErrorRow *
due_error_table_get (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}
