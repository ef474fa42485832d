import type { listEn } from "../../../en/first/tasks/list.ts"
import type { Translated } from "../../../shape/shape.ts"

export const listRu: Translated<typeof listEn> = {
  board: "Доска",
  moveTask: "Переместить {task}",
  newTaskIn: "Новая задача: {column}",
  understood: "Распознано",
  keepAsText: "Оставить «{part}» в названии",
  quickHint: "Можно добавить @человека, p1, #тему и дату: «пт 18:00».",
  views: "Представления",
  view: { all: "Все", mine: "Мои", week: "Срок на этой неделе" },
  saveView: "Сохранить представление",
  renameView: "Переименовать представление",
  viewName: "Название",
  shareView: "Поделиться с командой",
  unshareView: "Сделать личным",
  saveChanges: "Сохранить изменения",
  dropChanges: "Отменить изменения",
  saveAsView: "Сохранить как новое представление…",
  renameViewNow: "Переименовать…",
  deleteView: "Удалить представление",
  viewHasChanges: "изменено",
  viewActions: "Действия с представлением",
  sharedView: "общее",
  viewSaved: "Представление «{name}» сохранено",
  viewRenamed: "Представление переименовано в «{name}»",
  viewShared: "Теперь «{name}» видит вся команда",
  viewUnshared: "Теперь «{name}» видите только вы",
  viewDeleted: "Представление «{name}» удалено",
  viewChangedSince: "«{name}» позже изменили, поэтому ничего не отменено.",
  moveUp: "Выше",
  moveDown: "Ниже",
  moveView: "Переместить представление «{name}»",
  viewMoved: "«{name}» перемещено",
  viewsOrderedSince: "Порядок позже изменили, поэтому ничего не отменено.",
  viewGone: "Это представление удалено или недоступно вам.",
  viewGoneHow: "Попросите того, кто прислал ссылку, открыть вам доступ, или выберите другое представление выше.",
  viewGoneKept:
    "Это представление удалено или больше недоступно вам. Фильтр списка остался: его можно сохранить как новое представление.",
  showAllTasks: "Показать все задачи",
  goneValue: "удалено или скрыто",
  filter: "Фильтр",
  filters: "Фильтры",
  filterText: "Слова",
  clearFilters: "Очистить",
  removeFilter: "Убрать: {name}",
  is: "—",
  isNot: "кроме",
  someOf: "{n} из {all}",
  order: {
    label: "Сортировка",
    newest: "Самые новые",
    due: "Ближайший срок",
    priority: "Высший приоритет",
    changed: "Последние изменения",
    title: "По названию"
  },
  orderHead: { newest: "№", due: "Срок", priority: "Приоритет", changed: "Изменения", title: "Название" },
  sortBy: "Сортировка: {order}",
  groupBy: "Группы",
  dueSpan: {
    late: "просрочено",
    today: "сегодня",
    week: "ближайшие 7 дней",
    later: "позже",
    none: "без срока"
  },
  dueOn: {
    today: "Сегодня",
    tomorrow: "Завтра",
    week: "Через неделю",
    twoWeeks: "Через две недели",
    none: "Без срока"
  },
  lateShort: "просрочено",
  noPriority: "без приоритета",
  noCategory: "без категории",
  noTopic: "без темы",
  toMe: "Я",
  selectAll: "Выбрать все",
  clearSelection: "Снять выбор",
  selectedCount: { one: "Выбрана {n}", few: "Выбрано {n}", many: "Выбрано {n}", other: "Выбрано {n}" },
  commentsCount: {
    one: "{n} комментарий",
    few: "{n} комментария",
    many: "{n} комментариев",
    other: "{n} комментария"
  },
  tasksChanged: {
    one: "Изменена {n} задача",
    few: "Изменены {n} задачи",
    many: "Изменено {n} задач",
    other: "Изменено {n} задачи"
  },
  tasksUndone: {
    one: "Отменено изменение {n} задачи",
    few: "Отменено изменение {n} задач",
    many: "Отменено изменение {n} задач",
    other: "Отменено изменение {n} задачи"
  },
  tasksKept: {
    one: "{n} задача изменена позже, или изменение нельзя отменить. Она осталась как есть.",
    few: "{n} задачи изменены позже, или изменение нельзя отменить. Они остались как есть.",
    many: "{n} задач изменены позже, или изменение нельзя отменить. Они остались как есть.",
    other: "{n} задачи изменены позже, или изменение нельзя отменить. Они остались как есть."
  }
}
