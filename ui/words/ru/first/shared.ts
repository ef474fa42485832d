import type { Translated } from "../../shape/shape.ts"
import type { sharedEn } from "../../en/first/shared.ts"

export const sharedRu: Translated<typeof sharedEn> = {
  pageTitle: {
    figures: "Показатели",
    audit: "Аудит",
    system: "Система",
    settings: "Настройки"
  },
  notices: "Уведомления",
  openFirstRun: "Настроить шаг за шагом",
  role: {
    viewer: "Зритель",
    member: "Участник",
    admin: "Администратор",
    owner: "Владелец"
  },
  fromChat: "из чата",
  chatState: {
    bound: "подключён",
    moved: "перенесён в другую группу",
    unbound: "отключён"
  },
  importChat: "Импорт чата",
  seeMessages: "Посмотреть сообщения",
  findTasksIn: {
    one: "Предложить задачи из {n} утверждения",
    few: "Предложить задачи из {n} утверждений",
    many: "Предложить задачи из {n} утверждений",
    other: "Предложить задачи из {n} утверждения"
  },
  findKnowledge: "Найти знания в чате",
  waitInReview: {
    one: "{n} ждёт проверки",
    few: "{n} ждут проверки",
    many: "{n} ждут проверки",
    other: "{n} ждут проверки"
  },
  messagesCount: {
    one: "{n} сообщение",
    few: "{n} сообщения",
    many: "{n} сообщений",
    other: "{n} сообщения"
  },
  band: {
    likely: "вероятно",
    unsure: "неуверенно",
    weak: "слабо",
    new: "ещё без оценки"
  },
  inexact: "похожие слова, не точная цитата",
  topics: "Темы",
  everything: "Всё",
  fileFetching: "Загрузка…",
  fileDownload: "Скачать {name}",
  fileKind: {
    photo: "Фото",
    video: "Видео",
    animation: "Анимация",
    round: "Видеосообщение",
    voice: "Голосовое сообщение",
    audio: "Аудио",
    file: "Файл"
  },
  fileFailed: {
    "file-gone": "Файла в Telegram уже нет.",
    "file-too-large": "Бот может получить файл не больше 20 МБ. Откройте его в Telegram.",
    "no-bot": "Бот не подключён, поэтому файл нельзя загрузить.",
    silent: "Telegram не прислал файл."
  },
  newRun: "Новый запуск",
  reason: {
    noise: "шум",
    duplicate: "дубликат",
    wrong: "неверно",
    invented: "выдумано",
    late: "поздно"
  },
  editStatement: "Изменить утверждение",
  addTag: "Добавить метку",
  linkStatement: "Связать с утверждением",
  noticeReply: "Ответить"
}
