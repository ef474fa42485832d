/** The words of Notifications and of their settings, in Ukrainian. */
import type { noticesEn } from "../en/notices.ts"
import type { Translated } from "../shape/shape.ts"

export const noticesUk: Translated<typeof noticesEn> = {
  noticesUnread: {
    one: "{n} непрочитане",
    few: "{n} непрочитані",
    many: "{n} непрочитаних",
    other: "{n} непрочитаного"
  },
  noticeUnread: "непрочитане",
  noticeTab: { inbox: "Вхідні", later: "Пізніше" },
  noticeDay: { today: "Сьогодні", yesterday: "Учора", week: "Останні 7 днів", earlier: "Раніше" },
  noticeOthers: {
    one: "{name} і ще {n} людина",
    few: "{name} і ще {n} людини",
    many: "{name} і ще {n} людей",
    other: "{name} і ще {n} людини"
  },
  noticeDid: { assigned: "призначає вам завдання", mentioned: "згадує вас", commented: "коментує" },
  noticeCommentedMany: "коментують",
  noticeDue: { soon: "Термін: {when}", overdue: "Прострочено: {when}" },
  noticeDone: { done: "завершує завдання", cancelled: "скасовує завдання" },
  noticeDecided: {
    approved: "схвалює пропозицію, яку ви редагували",
    rejected: "відхиляє пропозицію, яку ви редагували",
    merged: "об’єднує пропозицію, яку ви редагували"
  },
  noticeApproval: {
    one: "{n} пропозиція чекає на рішення",
    few: "{n} пропозиції чекають на рішення",
    many: "{n} пропозицій чекають на рішення",
    other: "{n} пропозиції чекають на рішення"
  },
  noticeFailing: "До вебхука нічого не доходить",
  noticeKnowledge: "Знання з чату",
  noticeSelect: "Вибрати: {notice}",
  noticeToRead: "Позначити прочитаним",
  noticeReplied: "Відповідь надіслано",
  noticeToUnread: "Позначити непрочитаним",
  noticeLater: "Пізніше",
  noticeBack: "Повернути до вхідних",
  noticesAllRead: "Прочитати всі",
  noticesRead: {
    one: "{n} позначено прочитаним",
    few: "{n} позначено прочитаними",
    many: "{n} позначено прочитаними",
    other: "{n} позначено прочитаними"
  },
  noticesLater: {
    one: "{n} повернеться завтра о 9:00",
    few: "{n} повернуться завтра о 9:00",
    many: "{n} повернуться завтра о 9:00",
    other: "{n} повернуться завтра о 9:00"
  },
  noticesBack: {
    one: "{n} знову у вхідних",
    few: "{n} знову у вхідних",
    many: "{n} знову у вхідних",
    other: "{n} знову у вхідних"
  },
  noticesNone: "Сповіщень немає",
  noticesHow:
    "Тут видно, коли інші призначають вам завдання, згадують вас, коментують або завершують ваші завдання, і коли наближається термін. Ваших власних дій тут немає.",
  noticesNoneLater: "Нічого не відкладено",
  noticesHowLater: "Відкладене сповіщення повертається наступного ранку.",
  noticesWhat: "Що і коли вам надходить",
  noticesText: "Дії інших, які стосуються вас, і терміни, що наближаються. Про власні дії ви не отримуєте сповіщень.",
  noticesKind: "Сповіщення",
  noticeChannel: { dashboard: "Панель", telegram: "Telegram" },
  noticeKind: {
    assigned: "Вам призначено завдання",
    mentioned: "Вас згадано",
    commented: "Коментарі до ваших завдань",
    approval: "Ваші пропозиції чекають на рішення",
    soon: "Термін наближається",
    overdue: "Термін минув",
    done: "Ваше завдання завершено або скасовано",
    decided: "Рішення щодо пропозиції, яку ви редагували",
    failing: "До вашого вебхука нічого не доходить"
  },
  noticesQuiet: "Тихі години в Telegram",
  noticesFrom: "З",
  noticesTo: "До",
  noticesDigest: "Щоденний огляд у Telegram",
  noticesDigestAt: "О",
  noticesZone: "Час указано у вашому часовому поясі: розділ «Мова й час»."
}
