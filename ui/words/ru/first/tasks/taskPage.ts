import type { taskPageEn } from "../../../en/first/tasks/taskPage.ts"
import type { Translated } from "../../../shape/shape.ts"

export const taskPageRu: Translated<typeof taskPageEn> = {
  taskTabs: "Виды задачи",
  taskTab: {
    activity: "Ход работы",
    history: "История",
    time: "Машина времени"
  },
  activity: "Ход работы",
  fields: "Поля",
  findChoice: "Найти",
  noMoreTopics: "Других тем нет.",
  dueNone: "Без срока",
  whyMore: "Показать все шаги",
  whyLess: "Показать меньше",
  relation: {
    subtask: "Подзадачи",
    blocks: "Блокирует",
    duplicate: "Дубликаты"
  },
  relationLabel: "Вид связи",
  linkTask: "Связать с задачей",
  unlink: "Убрать связь",
  mention: "Кого упомянуть",
  commentEdit: "Изменить комментарий",
  commentDelete: "Удалить комментарий",
  commentEdited: "Комментарий изменён",
  commentDeleted: "Комментарий удалён",
  commentGone: "Этот комментарий удалён.",
  fromTelegram: "из Telegram",
  attachments: "Файлы",
  toMessage: "К сообщению",
  commentHint: "Напишите комментарий. Можно Markdown.",
  travelNow: "Это задача, какая она сейчас. Вернитесь назад, чтобы увидеть, какой она была.",
  asOf: "По состоянию на {at}.",
  differ: {
    one: "От нынешнего отличается {n} поле.",
    few: "От нынешнего отличаются {n} поля.",
    many: "От нынешнего отличаются {n} полей.",
    other: "От нынешнего отличаются {n} поля."
  },
  onlyLooking: "Здесь ничего нельзя править, но каждое значение можно вернуть.",
  restoreAll: {
    one: "Вернуть {n} значение",
    few: "Вернуть все {n} значения",
    many: "Вернуть все {n} значений",
    other: "Вернуть все {n} значения"
  },
  restore: "Вернуть",
  backToNow: "К настоящему",
  changeOf: "изменение {n} из {all}",
  timePosition: "Место во времени",
  now: "сейчас",
  nowValue: "сейчас {value}",
  sides: "Версия текста",
  side: {
    past: "Тогда",
    now: "Сейчас",
    both: "Обе"
  },
  fieldsThen: "Поля тогда",
  asNow: {
    one: "{n} как сейчас",
    few: "{n} как сейчас",
    many: "{n} как сейчас",
    other: "{n} как сейчас"
  },
  allChanges: {
    one: "{n} изменение",
    few: "Все {n} изменения",
    many: "Все {n} изменений",
    other: "Все {n} изменения"
  }
}
