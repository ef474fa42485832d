import type { Translated } from "../shape/shape.ts"
import type { taskEn } from "../en/task.ts"

export const taskUk: Translated<typeof taskEn> = {
  field: {
    title: "Назва",
    description: "Опис",
    assignee: "Виконавець",
    owner: "Виконавець",
    due: "Термін",
    snoozedUntil: "Сховано до",
    priority: "Пріоритет",
    category: "Категорія",
    status: "Стан",
    source: "Джерело",
    name: "Назва",
    text: "Текст",
    summary: "Короткий опис",
    type: "Тип",
    topic: "Тема",
    tags: "Мітки"
  },
  status: {
    open: "Відкрито",
    "in-progress": "У роботі",
    done: "Готово",
    cancelled: "Скасовано"
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
    proposal: "схвалена пропозиція"
  },
  pending: "класифікується",
  failed: "ще не класифіковано",
  suggested: "підказка",
  suggestedHint: "Підказка моделі, людина її ще не підтвердила",
  private: "лише ви",
  nobody: "не призначено",
  late: "прострочено",
  mine: "Мої",
  tasksCount: {
    one: "{n} завдання",
    few: "{n} завдання",
    many: "{n} завдань",
    other: "{n} завдання"
  },
  showSnoozed: {
    one: "Показати {n} сховане завдання",
    few: "Показати {n} сховані завдання",
    many: "Показати {n} схованих завдань",
    other: "Показати {n} схованого завдання"
  },
  hideSnoozed: {
    one: "Сховати {n} завдання до його дня",
    few: "Сховати {n} завдання до їхнього дня",
    many: "Сховати {n} завдань до їхнього дня",
    other: "Сховати {n} завдання до їхнього дня"
  },
  complete: "Виконати",
  start: "Почати",
  snooze: "Сховати до завтра",
  dueTime: "Час",
  snoozeHint: "До цього дня списки не показують завдання",
  snoozeEnd: "Показати зараз",
  reopen: "Відкрити знову",
  cancelTask: "Скасувати завдання",
  share: "Показати команді",
  shareHint: "Це завдання бачите лише ви.",
  descriptionEmpty: "Додати опис",
  descriptionEdit: "Змінити опис",
  classifiedBy: "Класифікація",
  degraded: "вибрана модель не відповіла: {why}",
  why: "Чому це завдання існує?",
  history: "Історія",
  comment: "Коментар",
  commentSend: "Додати коментар",
  onlyMe: "Лише для мене",
  noSuchTask: "Такого завдання немає, або воно вам не видне.",
  event: {
    TaskCreated: "створює завдання",
    TaskClassified: "визначає категорію та пріоритет: {category}, {priority}",
    ClassificationFailed: "не вдалося визначити категорію та пріоритет",
    ClassificationCorrected: "перевіряє категорію та пріоритет: {category}, {priority}",
    TaskRetitled: "змінює назву на «{title}»",
    TaskDescribed: "змінює опис",
    TaskPrioritised: "ставить пріоритет: {priority}",
    TaskAssigned: "змінює виконавця: {assignee}",
    TaskScheduled: "ставить термін: {due}",
    TaskSnoozed: "змінює «Сховано до»: {until}",
    TaskReminded: "нагадує про термін: {due}",
    TaskStarted: "починає роботу",
    TaskCompleted: "виконує завдання",
    TaskReopened: "відкриває завдання знову",
    TaskCancelled: "скасовує завдання",
    TaskCommented: "коментує: {text}",
    TaskShared: "показує завдання команді",
    TaskLinked: "пов’язує з іншим завданням",
    TaskUnlinked: "прибирає зв’язок з іншим завданням",
    TaskTopicAdded: "додає тему",
    TaskEvidenceAdded: "додає до завдання пропозицію",
    TaskEvidenceWithdrawn: "вилучає додану пропозицію",
    TaskWithdrawn: "скасовує схвалення, яким створено завдання",
    TaskRestored: "знову схвалює пропозицію"
  },
  created: "Створено: {task}",
  did: {
    complete: "Завершено: {task}",
    cancel: "Скасовано: {task}",
    start: "Розпочато: {task}",
    reopen: "Відкрито знову: {task}",
    assign: "Змінено виконавця: {task}",
    schedule: "Змінено термін: {task}",
    prioritise: "Змінено пріоритет: {task}",
    correct: "Змінено мітки: {task}",
    snooze: "Змінено «Приховано до»: {task}",
    retitle: "Змінено назву: {task}",
    describe: "Змінено опис: {task}"
  },
  undone: "Скасовано зміну: {task}",
  changedSince: "Після цього хтось змінив {task}. Усе одно скасувати ваше?",
  undoAnyway: "Скасувати моє",
  eventUnknown: "робить зміну, яку ця версія сторінки не вміє описати ({event}). Перезавантажте сторінку.",
  reactor: {
    classify: "Автоматична класифікація"
  },
  step: {
    message: "Сказано",
    extraction: "Знайдено в чаті",
    proposal: "Запропоновано",
    atom: "Збережено як знання",
    topic: "Тема",
    run: "Запуск",
    task: "Завдання"
  },
  approvedBy: "Запропоновано; схвалено: {name}"
}
