import type { Translated } from "../shape/shape.ts"
import type { taskEn } from "../en/task.ts"

export const taskRu: Translated<typeof taskEn> = {
  field: {
    title: "Название",
    description: "Описание",
    assignee: "Исполнитель",
    owner: "Исполнитель",
    due: "Срок",
    snoozedUntil: "Скрыта до",
    priority: "Приоритет",
    category: "Категория",
    status: "Статус",
    source: "Источник",
    name: "Название",
    text: "Текст",
    summary: "Краткое описание",
    type: "Тип",
    topic: "Тема",
    tags: "Метки"
  },
  status: {
    open: "Открыто",
    "in-progress": "В работе",
    done: "Готово",
    cancelled: "Отменено"
  },
  category: {
    bug: "ошибка",
    feature: "новая возможность",
    improvement: "улучшение",
    question: "вопрос",
    chore: "рутина"
  },
  priority: {
    low: "низкий",
    medium: "средний",
    high: "высокий",
    critical: "критический"
  },
  source: {
    telegram: "Telegram",
    dashboard: "панель",
    api: "API",
    webhook: "вебхук",
    import: "импортированный чат",
    proposal: "одобренное предложение"
  },
  pending: "классифицируется",
  failed: "ещё не классифицирована",
  suggested: "подсказка",
  suggestedHint: "Подсказка модели, человек её ещё не подтвердил",
  private: "только вы",
  nobody: "не назначен",
  late: "просрочено",
  mine: "Мои",
  tasksCount: {
    one: "{n} задача",
    few: "{n} задачи",
    many: "{n} задач",
    other: "{n} задачи"
  },
  showSnoozed: {
    one: "Показать {n} скрытую задачу",
    few: "Показать {n} скрытые задачи",
    many: "Показать {n} скрытых задач",
    other: "Показать {n} скрытой задачи"
  },
  hideSnoozed: {
    one: "Скрыть {n} задачу до её дня",
    few: "Скрыть {n} задачи до их дня",
    many: "Скрыть {n} задач до их дня",
    other: "Скрыть {n} задачи до их дня"
  },
  complete: "Выполнить",
  start: "Начать",
  snooze: "Скрыть до завтра",
  dueTime: "Время",
  snoozeHint: "До этого дня списки не показывают задачу",
  snoozeEnd: "Показать сейчас",
  reopen: "Открыть снова",
  cancelTask: "Отменить задачу",
  share: "Показать команде",
  shareHint: "Эту задачу видите только вы.",
  descriptionEmpty: "Добавить описание",
  descriptionEdit: "Изменить описание",
  classifiedBy: "Классификация",
  degraded: "выбранная модель не ответила: {why}",
  why: "Почему эта задача существует?",
  history: "История",
  comment: "Комментарий",
  commentSend: "Добавить комментарий",
  onlyMe: "Только для меня",
  noSuchTask: "Такой задачи нет, или она вам не видна.",
  event: {
    TaskCreated: "создаёт задачу",
    TaskClassified: "определяет категорию и приоритет: {category}, {priority}",
    ClassificationFailed: "не удалось определить категорию и приоритет",
    ClassificationCorrected: "проверяет категорию и приоритет: {category}, {priority}",
    TaskRetitled: "меняет название на «{title}»",
    TaskDescribed: "меняет описание",
    TaskPrioritised: "ставит приоритет: {priority}",
    TaskAssigned: "меняет исполнителя: {assignee}",
    TaskScheduled: "ставит срок: {due}",
    TaskSnoozed: "меняет «Скрыта до»: {until}",
    TaskReminded: "напоминает о сроке: {due}",
    TaskStarted: "начинает работу",
    TaskCompleted: "выполняет задачу",
    TaskReopened: "открывает задачу снова",
    TaskCancelled: "отменяет задачу",
    TaskCommented: "комментирует: {text}",
    TaskShared: "показывает задачу команде",
    TaskLinked: "связывает с другой задачей",
    TaskUnlinked: "убирает связь с другой задачей",
    TaskTopicAdded: "добавляет тему",
    TaskEvidenceAdded: "добавляет к задаче предложение",
    TaskEvidenceWithdrawn: "убирает добавленное предложение",
    TaskWithdrawn: "отменяет одобрение, которым создана задача",
    TaskRestored: "снова одобряет предложение"
  },
  created: "Создано: {task}",
  did: {
    complete: "Завершено: {task}",
    cancel: "Отменено: {task}",
    start: "Начато: {task}",
    reopen: "Открыто снова: {task}",
    assign: "Изменён исполнитель: {task}",
    schedule: "Изменён срок: {task}",
    prioritise: "Изменён приоритет: {task}",
    correct: "Изменены метки: {task}",
    snooze: "Изменено «Скрыто до»: {task}",
    retitle: "Изменено название: {task}",
    describe: "Изменено описание: {task}"
  },
  undone: "Изменение отменено: {task}",
  changedSince: "После этого кто-то изменил {task}. Всё равно отменить ваше?",
  undoAnyway: "Отменить моё",
  eventUnknown: "делает изменение, которое эта версия страницы не умеет описать ({event}). Перезагрузите страницу.",
  reactor: {
    classify: "Автоматическая классификация"
  },
  step: {
    message: "Сказано",
    extraction: "Найдено в чате",
    proposal: "Предложено",
    atom: "Сохранено как знание",
    topic: "Тема",
    run: "Запуск",
    task: "Задача"
  },
  approvedBy: "Предложено; одобрено: {name}"
}
