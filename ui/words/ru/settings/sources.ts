/** The words of incoming webhooks, in Russian. */
import type { Translated } from "../../shape/shape.ts"
import type { sourcesEn } from "../../en/settings/sources.ts"

export const sourcesRu: Translated<typeof sourcesEn> = {
  sources: {
    text: "Другие системы отправляют трекеру вебхуки. Каждый становится сообщением или задачей.",
    empty: "Ни одна система ещё не отправляет сюда вебхуки. Добавьте её ниже.",
    wholeTeam: "вся команда",
    otherChat: "чат",
    address: "Адрес для отправителя",
    copyTheAddress: "Копировать адрес",
    copyAddressOf: "Копировать адрес: {name}",
    copyTheSecret: "Копировать секрет",
    secretOnce: "Секрет для отправителя. Скопируйте его сейчас: больше он не показывается.",
    secretSaved: "Секрет сохранён",
    newSecret: "Новый секрет",
    newSecretOf: "Новый секрет: {name}",
    newSecretText: "Текущий секрет будет действовать ещё 24 часа. До этого времени укажите новый у отправителя.",
    clientSecretOf: "Client secret из интеграции в Sentry: {name}",
    saveSecret: "Сохранить секрет",
    needsSecret: "Введите client secret, который создал Sentry. До этого каждый вебхук отклоняется.",
    nearlyFull:
      "Накопилось слишком много его вебхуков ({count}). Новые отклоняются или скоро будут отклоняться: исправьте сопоставление или чат и обработайте необработанные ещё раз.",
    pause: "Приостановить",
    pauseOf: "Приостановить: {name}",
    resume: "Возобновить",
    resumeOf: "Возобновить: {name}",
    remove: "Удалить",
    removeOf: "Удалить: {name}",
    removeText: "С этого момента его вебхуки отклоняются. Сообщения и задачи из них остаются. Отменить это нельзя.",
    add: "Добавить входящий вебхук",
    addText: "Затем укажите адрес и секрет у отправителя.",
    sender: "Отправитель",
    makes: "Результат",
    place: "Читатели",
    mapping: "Сопоставление",
    mappingText:
      "Для каждого поля — путь к его значению в теле запроса, например alert.labels[0].value. Обязательно только значение заголовка.",
    changeMappingOf: "Сопоставление: {name}",
    saveMapping: "Сохранить сопоставление",
    sample: "Тело запроса от отправителя, чтобы проверить сопоставление",
    becomesThis: "Из примера получится:",
    becomesNothing: "Пример не удаётся сопоставить:",
    failures: "Необработанные вебхуки",
    failuresText:
      "Их не удалось превратить в сообщение или задачу; они хранятся неделю. Измените сопоставление или чат и попробуйте ещё раз.",
    retryOf: "Обработать ещё раз вебхук: {name}",
    retryAsked: "Вебхук обрабатывается ещё раз"
  },
  sourceKind: { json: "Любой JSON", github: "GitHub", gitlab: "GitLab", sentry: "Sentry" },
  sourceMakes: { message: "сообщение", task: "задача" },
  sourceState: { active: "активен", paused: "приостановлен" },
  mappingField: { title: "Заголовок", text: "Текст", link: "Ссылка", author: "Автор" }
}
