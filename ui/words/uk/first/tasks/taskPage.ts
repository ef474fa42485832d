import type { taskPageEn } from "../../../en/first/tasks/taskPage.ts"
import type { Translated } from "../../../shape/shape.ts"

export const taskPageUk: Translated<typeof taskPageEn> = {
  taskTabs: "Вигляди завдання",
  taskTab: {
    activity: "Перебіг",
    history: "Історія",
    time: "Подорож у часі"
  },
  activity: "Перебіг",
  fields: "Поля",
  findChoice: "Знайти",
  noMoreTopics: "Інших тем немає.",
  dueNone: "Без терміну",
  whyMore: "Показати всі кроки",
  whyLess: "Показати менше",
  relation: {
    subtask: "Підзавдання",
    blocks: "Блокує",
    duplicate: "Дублікати"
  },
  relationLabel: "Вид зв’язку",
  linkTask: "Пов’язати із завданням",
  unlink: "Прибрати зв’язок",
  mention: "Кого згадати",
  commentEdit: "Редагувати коментар",
  commentDelete: "Видалити коментар",
  commentEdited: "Коментар змінено",
  commentDeleted: "Коментар видалено",
  commentGone: "Цей коментар видалено.",
  fromTelegram: "з Telegram",
  attachments: "Файли",
  toMessage: "До повідомлення",
  commentHint: "Напишіть коментар. Можна Markdown.",
  travelNow: "Це завдання, яким воно є зараз. Поверніться назад, щоб побачити, яким воно було.",
  asOf: "Станом на {at}.",
  differ: {
    one: "Від теперішнього відрізняється {n} поле.",
    few: "Від теперішнього відрізняються {n} поля.",
    many: "Від теперішнього відрізняються {n} полів.",
    other: "Від теперішнього відрізняються {n} поля."
  },
  onlyLooking: "Тут нічого не можна редагувати, але кожне значення можна повернути.",
  restoreAll: {
    one: "Повернути {n} значення",
    few: "Повернути всі {n} значення",
    many: "Повернути всі {n} значень",
    other: "Повернути всі {n} значення"
  },
  restore: "Повернути",
  backToNow: "До теперішнього",
  changeOf: "зміна {n} із {all}",
  timePosition: "Місце в часі",
  now: "зараз",
  nowValue: "зараз {value}",
  sides: "Версія тексту",
  side: {
    past: "Тоді",
    now: "Зараз",
    both: "Обидві"
  },
  fieldsThen: "Поля тоді",
  asNow: {
    one: "{n} як зараз",
    few: "{n} як зараз",
    many: "{n} як зараз",
    other: "{n} як зараз"
  },
  allChanges: {
    one: "{n} зміна",
    few: "Усі {n} зміни",
    many: "Усі {n} змін",
    other: "Усі {n} зміни"
  }
}
