import type { messagesEn } from "../../en/chat/messages.ts"
import type { Translated } from "../../shape/shape.ts"

export const messagesUk: Translated<typeof messagesEn> = {
  chats: "Чати",
  said: {
    column: "Сказано",
    became: "Що з цього вийшло",
    bot: "бот",
    forwardedBy: "переслано: {name}",
    consent: "Чат читається лише після згоди його учасників.",
    nothing: "Повідомлень ще немає",
    notStored: "нові повідомлення не зберігаються",
    toLast: "До найновіших",
    missing: "Такого повідомлення немає, або воно вам недоступне.",
    new: "Нові",
    older: "Шукати в раніших повідомленнях",
    part: "{n} із {all} завантажених повідомлень"
  },
  chatsCount: { one: "{n} чат", few: "{n} чати", many: "{n} чатів", other: "{n} чату" },
  saidPeople: { one: "{n} людина", few: "{n} людини", many: "{n} людей", other: "{n} людини" },
  saidAtLeast: {
    one: "{n} повідомлення або більше",
    few: "{n} повідомлення або більше",
    many: "{n} повідомлень або більше",
    other: "{n} повідомлення або більше"
  },
  saidNew: {
    one: "{n} нове повідомлення",
    few: "{n} нові повідомлення",
    many: "{n} нових повідомлень",
    other: "{n} нового повідомлення"
  },
  newBelow: {
    one: "{n} нове нижче",
    few: "{n} нові нижче",
    many: "{n} нових нижче",
    other: "{n} нового нижче"
  },
  waitsInReview: {
    topic: "Тема чекає на перевірку",
    atom: "Твердження чекає на перевірку",
    task: "Завдання чекає на перевірку"
  },
  becameNothing: {
    noise: "пропущено як балачки",
    read: "опрацьовано, нічого не знайдено",
    failed: "не вдалося опрацювати",
    waits: "ще не опрацьовано",
    rejected: "пропозицію відхилено"
  },
  saidFilter: { all: "Усі", became: "З результатом", waits: "Не опрацьовані" }
}
