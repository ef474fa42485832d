import type { listEn } from "../../../en/first/tasks/list.ts"
import type { Translated } from "../../../shape/shape.ts"

export const listUk: Translated<typeof listEn> = {
  board: "Дошка",
  moveTask: "Перемістити {task}",
  newTaskIn: "Нове завдання: {column}",
  understood: "Розпізнано",
  keepAsText: "Лишити «{part}» у назві",
  quickHint: "Можна додати @людину, p1, #тему й дату: «пт 18:00».",
  views: "Подання",
  view: { all: "Усі", mine: "Мої", week: "Термін цього тижня" },
  saveView: "Зберегти подання",
  renameView: "Перейменувати подання",
  viewName: "Назва",
  shareView: "Поділитися з командою",
  unshareView: "Зробити приватним",
  saveChanges: "Зберегти зміни",
  dropChanges: "Скасувати зміни",
  saveAsView: "Зберегти як нове подання…",
  renameViewNow: "Перейменувати…",
  deleteView: "Видалити подання",
  viewHasChanges: "змінено",
  viewActions: "Дії з поданням",
  sharedView: "спільне",
  viewSaved: "Подання «{name}» збережено",
  viewRenamed: "Подання перейменовано на «{name}»",
  viewShared: "Тепер «{name}» бачить уся команда",
  viewUnshared: "Тепер «{name}» бачите лише ви",
  viewDeleted: "Подання «{name}» видалено",
  viewChangedSince: "«{name}» пізніше змінили, тому нічого не скасовано.",
  moveUp: "Вище",
  moveDown: "Нижче",
  moveView: "Перемістити подання «{name}»",
  viewMoved: "«{name}» переміщено",
  viewsOrderedSince: "Порядок пізніше змінили, тому нічого не скасовано.",
  viewGone: "Це подання видалили, або ви не маєте до нього доступу.",
  viewGoneHow: "Попросіть того, хто надіслав посилання, відкрити вам доступ, або виберіть інше подання вгорі.",
  viewGoneKept:
    "Це подання видалили, або ви більше не маєте до нього доступу. Фільтр списку залишився: його можна зберегти як нове подання.",
  showAllTasks: "Показати всі завдання",
  goneValue: "видалено або приховано",
  filter: "Фільтр",
  filters: "Фільтри",
  filterText: "Слова",
  clearFilters: "Очистити",
  removeFilter: "Прибрати: {name}",
  is: "є",
  isNot: "не є",
  someOf: "{n} з {all}",
  order: {
    label: "Сортування",
    newest: "Найновіші",
    due: "Найближчий термін",
    priority: "Найвищий пріоритет",
    changed: "Останні зміни",
    title: "За назвою"
  },
  orderHead: { newest: "№", due: "Термін", priority: "Пріоритет", changed: "Зміни", title: "Назва" },
  sortBy: "Сортування: {order}",
  groupBy: "Групи",
  dueSpan: {
    late: "прострочено",
    today: "сьогодні",
    week: "найближчі 7 днів",
    later: "пізніше",
    none: "без терміну"
  },
  dueOn: {
    today: "Сьогодні",
    tomorrow: "Завтра",
    week: "За тиждень",
    twoWeeks: "За два тижні",
    none: "Без терміну"
  },
  lateShort: "прострочено",
  noPriority: "без пріоритету",
  noCategory: "без категорії",
  noTopic: "без теми",
  toMe: "Я",
  selectAll: "Вибрати все",
  clearSelection: "Скасувати вибір",
  selectedCount: { one: "Вибрано {n}", few: "Вибрано {n}", many: "Вибрано {n}", other: "Вибрано {n}" },
  commentsCount: {
    one: "{n} коментар",
    few: "{n} коментарі",
    many: "{n} коментарів",
    other: "{n} коментаря"
  },
  tasksChanged: {
    one: "Змінено {n} завдання",
    few: "Змінено {n} завдання",
    many: "Змінено {n} завдань",
    other: "Змінено {n} завдання"
  },
  tasksUndone: {
    one: "Скасовано зміну {n} завдання",
    few: "Скасовано зміну {n} завдань",
    many: "Скасовано зміну {n} завдань",
    other: "Скасовано зміну {n} завдання"
  },
  tasksKept: {
    one: "{n} завдання змінено пізніше, або зміну не можна скасувати. Воно лишилося як є.",
    few: "{n} завдання змінено пізніше, або зміну не можна скасувати. Вони лишилися як є.",
    many: "{n} завдань змінено пізніше, або зміну не можна скасувати. Вони лишилися як є.",
    other: "{n} завдання змінено пізніше, або зміну не можна скасувати. Вони лишилися як є."
  }
}
