import type { Translated } from "../catalogue.ts"
import type { taskEn } from "../en/task.ts"

export const taskRu: Translated<typeof taskEn> = {
  field: {
    title: "Название",
    description: "Описание",
    assignee: "Исполнитель",
    due: "Срок",
    priority: "Приоритет",
    category: "Вид",
    status: "Состояние",
    source: "Откуда",
    name: "Название",
    text: "Текст",
    summary: "Краткое содержание",
    type: "Тип",
    topic: "Тема",
    tags: "Метки"
  },
  status: {
    open: "Открытые",
    "in-progress": "В работе",
    done: "Готовые",
    cancelled: "Отменённые"
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
    proposal: "предложение"
  },
  pending: "классифицируется",
  failed: "ещё не классифицировано",
  guessed: "предположение машины",
  private: "только вы",
  nobody: "никто",
  late: "просрочено",
  mine: "Мои",
  tasksCount: {
    one: "{n} задача",
    few: "{n} задачи",
    many: "{n} задач",
    other: "{n} задачи"
  },
  complete: "Выполнить",
  start: "Начать",
  reopen: "Открыть снова",
  cancelTask: "Отменить задачу",
  share: "Показать команде",
  shareHint: "Эту задачу видите только вы.",
  descriptionEmpty: "Добавить описание",
  descriptionEdit: "Изменить описание",
  classifiedBy: "Классифицировала",
  degraded: "вместо Ollama ({why})",
  why: "Почему эта задача существует?",
  history: "История",
  comment: "Комментарий",
  commentSend: "Добавить комментарий",
  onlyMe: "Только для меня",
  noSuchTask: "Такой задачи нет, или она не для вас.",
  event: {
    TaskCreated: "создаёт задачу",
    TaskClassified: "классифицирует: {category}, {priority}",
    ClassificationFailed: "не удалось классифицировать",
    ClassificationCorrected: "исправляет классификацию: {category}, {priority}",
    TaskRetitled: "меняет название на «{title}»",
    TaskDescribed: "меняет описание",
    TaskPrioritised: "ставит приоритет: {priority}",
    TaskAssigned: "поручает: {assignee}",
    TaskScheduled: "ставит срок: {due}",
    TaskStarted: "начинает работу",
    TaskCompleted: "выполняет",
    TaskReopened: "открывает снова",
    TaskCancelled: "отменяет",
    TaskCommented: "пишет: {text}",
    TaskShared: "показывает команде",
    TaskLinked: "связывает с другой задачей",
    TaskUnlinked: "убирает связь с другой задачей",
    TaskTopicAdded: "относит к теме",
    TaskEvidenceAdded: "добавляет к ней предложение",
    TaskEvidenceWithdrawn: "убирает добавленное предложение",
    TaskWithdrawn: "отзывает одобрение, которым она создана",
    TaskRestored: "одобряет снова"
  },
  eventUnknown: "делает то, чего эта страница ещё не умеет описать ({event}); перезагрузите её",
  reactor: {
    classify: "Классификация"
  },
  step: {
    message: "Сказано",
    extraction: "Прочитано",
    proposal: "Предложено и решено",
    atom: "Известно",
    topic: "Тема",
    run: "Прогон",
    task: "Задача"
  }
}
