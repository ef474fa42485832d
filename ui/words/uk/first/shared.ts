import type { Translated } from "../../shape/shape.ts"
import type { sharedEn } from "../../en/first/shared.ts"

export const sharedUk: Translated<typeof sharedEn> = {
  pageTitle: {
    figures: "Показники",
    audit: "Аудит",
    system: "Система",
    settings: "Налаштування"
  },
  notices: "Сповіщення",
  openFirstRun: "Налаштувати крок за кроком",
  role: {
    viewer: "Глядач",
    member: "Учасник",
    admin: "Адміністратор",
    owner: "Власник"
  },
  fromChat: "з чату",
  chatState: {
    bound: "підключено",
    moved: "перенесено до іншої групи",
    unbound: "відключено"
  },
  importChat: "Імпорт чату",
  seeMessages: "Переглянути повідомлення",
  findTasksIn: {
    one: "Запропонувати завдання з {n} твердження",
    few: "Запропонувати завдання з {n} тверджень",
    many: "Запропонувати завдання з {n} тверджень",
    other: "Запропонувати завдання з {n} твердження"
  },
  findKnowledge: "Знайти знання в чаті",
  waitInReview: {
    one: "{n} чекає на перевірку",
    few: "{n} чекають на перевірку",
    many: "{n} чекають на перевірку",
    other: "{n} чекають на перевірку"
  },
  messagesCount: {
    one: "{n} повідомлення",
    few: "{n} повідомлення",
    many: "{n} повідомлень",
    other: "{n} повідомлення"
  },
  band: {
    likely: "імовірно",
    unsure: "непевно",
    weak: "слабко",
    new: "ще без оцінки"
  },
  inexact: "подібні слова, не точна цитата",
  topics: "Теми",
  everything: "Усе",
  fileFetching: "Завантаження…",
  fileDownload: "Завантажити {name}",
  fileKind: {
    photo: "Фото",
    video: "Відео",
    animation: "Анімація",
    round: "Відеоповідомлення",
    voice: "Голосове повідомлення",
    audio: "Аудіо",
    file: "Файл"
  },
  fileFailed: {
    "file-gone": "Файлу в Telegram уже немає.",
    "file-too-large": "Бот може отримати файл не більше 20 МБ. Відкрийте його в Telegram.",
    "no-bot": "Бота не підключено, тому файл не можна завантажити.",
    silent: "Telegram не надіслав файл."
  },
  newRun: "Новий запуск",
  reason: {
    noise: "шум",
    duplicate: "дублікат",
    wrong: "хибно",
    invented: "вигадано",
    late: "запізно"
  },
  editStatement: "Змінити твердження",
  addTag: "Додати мітку",
  linkStatement: "Пов’язати з твердженням",
  noticeReply: "Відповісти"
}
