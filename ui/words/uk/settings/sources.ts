import type { Translated } from "../../shape/shape.ts"
import type { sourcesEn } from "../../en/settings/sources.ts"

export const sourcesUk: Translated<typeof sourcesEn> = {
  sources: {
    text: "Інші системи надсилають сюди вебхуки. Кожен стає повідомленням або завданням.",
    wholeTeam: "уся команда",
    otherChat: "чат",
    address: "Адреса для відправника",
    copyTheAddress: "Копіювати адресу",
    copyAddressOf: "Копіювати адресу: {name}",
    copyTheSecret: "Копіювати секрет",
    secretOnce: "Секрет для відправника. Скопіюйте його зараз: більше він не показується.",
    secretSaved: "Секрет збережено",
    newSecret: "Новий секрет",
    newSecretOf: "Новий секрет: {name}",
    newSecretText: "Теперішній секрет діятиме ще 24 години. До того часу вкажіть новий у відправника.",
    clientSecretOf: "Client secret з інтеграції в Sentry: {name}",
    saveSecret: "Зберегти секрет",
    needsSecret: "Введіть client secret, який створив Sentry. Доти кожен вебхук відхиляється.",
    pause: "Призупинити",
    pauseOf: "Призупинити: {name}",
    resume: "Відновити",
    resumeOf: "Відновити: {name}",
    remove: "Видалити",
    removeOf: "Видалити: {name}",
    removeText:
      "Відтепер вебхуки цього відправника відхиляються. Те, що він надіслав, залишається. Скасувати це не можна.",
    add: "Додати вебхук",
    addText: "Потім вкажіть адресу й секрет у відправника.",
    sender: "Відправник",
    makes: "Стає",
    place: "Для кого",
    mapping: "Зіставлення",
    mappingText:
      "Для кожного поля — шлях до його значення в тілі, наприклад alert.labels[0].value. Обов’язкове лише значення заголовка.",
    changeMappingOf: "Зіставлення: {name}",
    saveMapping: "Зберегти зіставлення",
    sample: "Тіло від відправника, щоб перевірити зіставлення",
    becomesThis: "Приклад стає:",
    becomesNothing: "Приклад не вдається зіставити:",
    failures: "Необроблені вебхуки",
    failuresText:
      "Вони не змогли стати повідомленням або завданням і зберігаються тиждень. Спробуйте ще раз, коли змінено зіставлення або чат.",
    retryOf: "Обробити ще раз вебхук: {name}",
    retryAsked: "Вебхук обробляється ще раз"
  },
  sourceKind: { json: "Будь-який JSON", github: "GitHub", gitlab: "GitLab", sentry: "Sentry" },
  sourceMakes: { message: "повідомлення", task: "завдання" },
  sourceState: { active: "активний", paused: "призупинено" },
  mappingField: { title: "Заголовок", text: "Текст", link: "Посилання", author: "Автор" }
}
