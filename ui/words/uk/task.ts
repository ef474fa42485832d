import type { Translated } from "../catalogue.ts"
import type { taskEn } from "../en/task.ts"

export const taskUk: Translated<typeof taskEn> = {
  field: {
    title: "Назва",
    description: "Опис",
    assignee: "Виконавець",
    due: "Термін",
    priority: "Пріоритет",
    category: "Вид",
    status: "Стан",
    source: "Звідки",
    name: "Назва",
    text: "Текст",
    summary: "Стислий зміст",
    type: "Тип",
    topic: "Тема",
    tags: "Мітки"
  },
  status: {
    open: "Відкриті",
    "in-progress": "У роботі",
    done: "Виконані",
    cancelled: "Скасовані"
  },
  category: {
    bug: "помилка",
    feature: "нова можливість",
    improvement: "покращення",
    question: "запитання",
    chore: "рутина"
  },
  priority: {
    low: "низький",
    medium: "середній",
    high: "високий",
    critical: "критичний"
  },
  source: {
    telegram: "Telegram",
    dashboard: "панель",
    api: "API",
    webhook: "вебхук",
    import: "імпортований чат",
    proposal: "пропозиція"
  },
  pending: "класифікується",
  failed: "ще не класифіковано",
  guessed: "припущення машини",
  private: "лише ви",
  nobody: "ніхто",
  late: "прострочено",
  mine: "Мої",
  tasksCount: {
    one: "{n} задача",
    few: "{n} задачі",
    many: "{n} задач",
    other: "{n} задачі"
  },
  complete: "Виконати",
  start: "Почати",
  reopen: "Відкрити знову",
  cancelTask: "Скасувати задачу",
  share: "Показати команді",
  shareHint: "Цю задачу бачите лише ви.",
  descriptionEmpty: "Додати опис",
  descriptionEdit: "Змінити опис",
  classifiedBy: "Класифікувала",
  degraded: "замість Ollama ({why})",
  why: "Чому ця задача існує?",
  history: "Історія",
  comment: "Коментар",
  commentSend: "Додати коментар",
  onlyMe: "Лише для мене",
  noSuchTask: "Такої задачі немає, або вона не для вас.",
  event: {
    TaskCreated: "створює задачу",
    TaskClassified: "класифікує: {category}, {priority}",
    ClassificationFailed: "не вдалося класифікувати",
    ClassificationCorrected: "виправляє класифікацію: {category}, {priority}",
    TaskRetitled: "змінює назву на «{title}»",
    TaskDescribed: "змінює опис",
    TaskPrioritised: "ставить пріоритет: {priority}",
    TaskAssigned: "доручає: {assignee}",
    TaskScheduled: "ставить термін: {due}",
    TaskStarted: "починає роботу",
    TaskCompleted: "виконує",
    TaskReopened: "відкриває знову",
    TaskCancelled: "скасовує",
    TaskCommented: "пише: {text}",
    TaskShared: "показує команді",
    TaskLinked: "пов’язує з іншою задачею",
    TaskUnlinked: "прибирає зв’язок з іншою задачею",
    TaskTopicAdded: "відносить до теми",
    TaskEvidenceAdded: "додає до неї пропозицію",
    TaskEvidenceWithdrawn: "вилучає додану пропозицію",
    TaskWithdrawn: "відкликає схвалення, що її створило",
    TaskRestored: "схвалює знову"
  },
  eventUnknown: "робить те, чого ця сторінка ще не вміє описати ({event}); перезавантажте її",
  reactor: {
    classify: "Класифікація"
  },
  step: {
    message: "Сказано",
    extraction: "Прочитано",
    proposal: "Запропоновано й вирішено",
    atom: "Відомо",
    topic: "Тема",
    run: "Прогін",
    task: "Задача"
  }
}
