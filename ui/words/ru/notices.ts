/** The words of Notifications and of their settings, in Russian. */
import type { noticesEn } from "../en/notices.ts"
import type { Translated } from "../shape/shape.ts"

export const noticesRu: Translated<typeof noticesEn> = {
  noticesUnread: {
    one: "{n} непрочитанное",
    few: "{n} непрочитанных",
    many: "{n} непрочитанных",
    other: "{n} непрочитанного"
  },
  noticeUnread: "непрочитанное",
  noticeTab: { inbox: "Входящие", later: "Позже" },
  noticeDay: { today: "Сегодня", yesterday: "Вчера", week: "Последние 7 дней", earlier: "Раньше" },
  noticeOthers: {
    one: "{name} и ещё {n} человек",
    few: "{name} и ещё {n} человека",
    many: "{name} и ещё {n} человек",
    other: "{name} и ещё {n} человека"
  },
  noticeDid: { assigned: "назначает вам задачу", mentioned: "упоминает вас", commented: "комментирует" },
  noticeCommentedMany: "комментируют",
  noticeDue: { soon: "Срок: {when}", overdue: "Просрочено: {when}" },
  noticeDone: { done: "завершает задачу", cancelled: "отменяет задачу" },
  noticeDecided: {
    approved: "одобряет предложение, которое вы правили",
    rejected: "отклоняет предложение, которое вы правили",
    merged: "объединяет предложение, которое вы правили"
  },
  noticeApproval: {
    one: "{n} предложение ждёт решения",
    few: "{n} предложения ждут решения",
    many: "{n} предложений ждут решения",
    other: "{n} предложения ждут решения"
  },
  noticeFailing: "До вебхука ничего не доходит",
  noticeKnowledge: "Знания из чата",
  noticeSelect: "Выбрать: {notice}",
  noticeToRead: "Отметить прочитанным",
  noticeReplied: "Ответ отправлен",
  noticeToUnread: "Отметить непрочитанным",
  noticeLater: "Позже",
  noticeBack: "Вернуть во входящие",
  noticesAllRead: "Прочитать все",
  noticesRead: {
    one: "{n} отмечено прочитанным",
    few: "{n} отмечены прочитанными",
    many: "{n} отмечены прочитанными",
    other: "{n} отмечены прочитанными"
  },
  noticesLater: {
    one: "{n} вернётся завтра в 9:00",
    few: "{n} вернутся завтра в 9:00",
    many: "{n} вернутся завтра в 9:00",
    other: "{n} вернутся завтра в 9:00"
  },
  noticesBack: {
    one: "{n} снова во входящих",
    few: "{n} снова во входящих",
    many: "{n} снова во входящих",
    other: "{n} снова во входящих"
  },
  noticesNone: "Уведомлений нет",
  noticesHow:
    "Здесь видно, когда другие назначают вам задачу, упоминают вас, комментируют или завершают ваши задачи, и когда приближается срок. Ваших собственных действий здесь нет.",
  noticesNoneLater: "Ничего не отложено",
  noticesHowLater: "Отложенное уведомление возвращается на следующее утро.",
  noticesWhat: "Что и когда вам приходит",
  noticesText:
    "Действия других, которые касаются вас, и приближающиеся сроки. О собственных действиях уведомлений нет.",
  noticesKind: "Уведомление",
  noticeChannel: { dashboard: "Панель", telegram: "Telegram" },
  noticeKind: {
    assigned: "Вам назначена задача",
    mentioned: "Вас упомянули",
    commented: "Комментарии к вашим задачам",
    approval: "Ваши предложения ждут решения",
    soon: "Срок приближается",
    overdue: "Срок прошёл",
    done: "Ваша задача завершена или отменена",
    decided: "Решение по предложению, которое вы правили",
    failing: "До вашего вебхука ничего не доходит"
  },
  noticesQuiet: "Тихие часы в Telegram",
  noticesFrom: "С",
  noticesTo: "До",
  noticesDigest: "Ежедневная сводка в Telegram",
  noticesDigestAt: "В",
  noticesZone: "Время указано в вашем часовом поясе: раздел «Язык и время»."
}
