import type { Translated } from "../shape/shape.ts"
import type { pageEn } from "../en/page.ts"

export const pageRu: Translated<typeof pageEn> = {
  tasks: "Задачи",
  messages: "Сообщения",
  search: "Поиск",
  newTask: "Новая задача",
  mainMenu: "Главное меню",
  skip: "Перейти к содержанию",
  live: "На связи",
  stale: "Нет связи",
  staleLine: "Восстанавливаем связь. Данные на экране могут быть устаревшими.",
  upToDate: "Всё актуально.",
  lastChange: "Последнее изменение: № {n}",
  loading: "Загрузка",
  signOut: "Выйти",
  themeNow: "Тема: {theme}",
  theme: {
    light: "светлая",
    dark: "тёмная",
    system: "как в системе"
  },
  builtInRules: "встроенные правила",
  model: {
    builtin: "Встроенные правила",
    other: "{model} через {provider}",
    unreachable: "{model} не отвечает; вместо неё работают встроенные правила"
  },
  offer: {
    found: "Ollama отвечает по адресу {url}, но не используется. Она получала бы сообщения команды.",
    use: "Использовать {model}",
    refused: "Модель не выбрана. Попробуйте ещё раз."
  },
  bot: {
    none: "Бот Telegram не подключён",
    name: "Бот @{name}",
    trouble: "Бот: нет связи"
  },
  newAbove: "Новых: {n}",
  emptyTitle: "Задач ещё нет",
  emptyText:
    "Создайте задачу или загрузите образец: неделю разговоров небольшой команды. Затем сделайте из сообщения задачу или найдите в чате знания.",
  loadSample: "Загрузить образец",
  sampleLoaded: {
    one: "Загружено {n} сообщение",
    few: "Загружено {n} сообщения",
    many: "Загружено {n} сообщений",
    other: "Загружено {n} сообщений"
  },
  noMatch: "Ни одна задача не подходит.",
  clearFilter: "Показать все",
  pageNotFound: "Страница не найдена",
  write: "Написать сообщение",
  send: "Отправить",
  makeTask: "Создать задачу",
  becameTask: "задача создана",
  edited: "изменено",
  redacted: "Это сообщение удалено.",
  showMore: "Показать больше",
  searchHint: "Искать задачи, сообщения и знания",
  searchEmpty: "Введите слова, даже с ошибкой, или опишите, что ищете.",
  searchNone: "По запросу «{q}» ничего не найдено.",
  by: {
    words: "слова",
    likeness: "похожее написание",
    meaning: "смысл"
  },
  behind: {
    one: "{n} текст ещё нельзя найти по смыслу.",
    few: "{n} текста ещё нельзя найти по смыслу.",
    many: "{n} текстов ещё нельзя найти по смыслу.",
    other: "{n} текста ещё нельзя найти по смыслу."
  },
  offline: "Нет связи с сервером.",
  notSaved: "Нет связи с сервером; не сохранено.",
  notSavedYet: "Ещё не сохранено.",
  discard: "Отменить изменения",
  reload: "Перезагрузить",
  tryAgain: "Попробовать ещё раз",
  newVersion: "Установлена новая версия Task Tracker.",
  draftsKept: "Набранный текст сохранён на этом устройстве.",
  pageFailed: "На этой странице произошла ошибка.",
  notYourRole: "Ваша роль этого не позволяет.",
  verbName: {
    palette: "Поиск или команда",
    newTask: "Новая задача",
    undo: "Отменить",
    keys: "Сочетания клавиш",
    next: "Вперёд",
    previous: "Назад",
    open: "Открыть",
    complete: "Завершить или открыть снова",
    back: "Назад к списку",
    approve: "Одобрить",
    merge: "Объединить",
    reject: "Отклонить",
    approveDone: "Одобрить как выполненное",
    edit: "Редактировать черновик",
    snooze: "Отложить до завтра",
    select: "Выбрать",
    fold: "Показать или скрыть слабые предложения",
    chooseTarget: "Выбрать, с чем объединить"
  },
  verbPlace: {
    everywhere: "Везде",
    go: "Перейти",
    list: "В списках",
    task: "В задаче",
    review: "На странице проверки"
  },
  pageGroup: {
    day: "Сегодня",
    tasks: "Задачи",
    chat: "Чат",
    team: "Команда"
  },
  troubles: {
    one: "{n} проблема",
    few: "{n} проблемы",
    many: "{n} проблем",
    other: "{n} проблемы"
  },
  serverStatus: "Состояние",
  botReady: "модель и бот работают",
  allReady: "всё работает",
  staleFact: "может устареть",
  nextAndPrevious: "вперёд и назад",
  keys: "Сочетания клавиш",
  review: "Проверка",
  knowledge: "Знания",
  runs: "Запуски",
  more: "Ещё",
  close: "Закрыть",
  emptyField: "Очистить",
  undoIt: "Отменить",
  toasts: "Уведомления",
  typeToConfirm: "Введите «{text}», чтобы подтвердить",
  save: "Сохранить",
  cancel: "Отмена",
  create: "Создать",
  atWork: "выполняется: {n}",
  none: "нет",
  you: "вы"
}
