import type { messagesEn } from "../../en/chat/messages.ts"
import type { Translated } from "../../shape/shape.ts"

export const messagesRu: Translated<typeof messagesEn> = {
  chats: "Чаты",
  said: {
    column: "Сказано",
    became: "Что из этого вышло",
    bot: "бот",
    forwardedBy: "переслано: {name}",
    consent: "Чат читается только после согласия его участников.",
    nothing: "Сообщений пока нет",
    notStored: "новые сообщения не сохраняются",
    toLast: "К последним",
    missing: "Такого сообщения нет, или оно вам недоступно.",
    new: "Новые",
    older: "Искать в более ранних сообщениях",
    part: "{n} из {all} загруженных сообщений"
  },
  chatsCount: { one: "{n} чат", few: "{n} чата", many: "{n} чатов", other: "{n} чата" },
  saidPeople: { one: "{n} человек", few: "{n} человека", many: "{n} человек", other: "{n} человека" },
  saidAtLeast: {
    one: "{n} сообщение или больше",
    few: "{n} сообщения или больше",
    many: "{n} сообщений или больше",
    other: "{n} сообщения или больше"
  },
  saidNew: {
    one: "{n} новое сообщение",
    few: "{n} новых сообщения",
    many: "{n} новых сообщений",
    other: "{n} нового сообщения"
  },
  newBelow: {
    one: "{n} новое ниже",
    few: "{n} новых ниже",
    many: "{n} новых ниже",
    other: "{n} нового ниже"
  },
  waitsInReview: {
    topic: "Тема ждёт проверки",
    atom: "Утверждение ждёт проверки",
    task: "Задача ждёт проверки"
  },
  becameNothing: {
    noise: "пропущено как болтовня",
    read: "обработано, ничего не найдено",
    failed: "не удалось обработать",
    waits: "ещё не обработано",
    rejected: "предложение отклонено"
  },
  saidFilter: { all: "Все", became: "С результатом", waits: "Не обработаны" }
}
