/** The words of incoming webhooks, in Ukrainian. */
import type { Translated } from "../../shape/shape.ts"
import type { sourcesEn } from "../../en/settings/sources.ts"

export const sourcesUk: Translated<typeof sourcesEn> = {
  sources: {
    text: "Інші системи надсилають трекеру вебхуки. Кожен стає повідомленням або завданням.",
    empty: "Жодна система ще не надсилає сюди вебхуків. Додайте її нижче.",
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
    newSecretText: "Поточний секрет діятиме ще 24 години. До того часу вкажіть новий у відправника.",
    clientSecretOf: "Client secret з інтеграції в Sentry: {name}",
    saveSecret: "Зберегти секрет",
    needsSecret: "Введіть client secret, який створив Sentry. Доти кожен вебхук відхиляється.",
    nearlyFull:
      "Накопичилося забагато його вебхуків ({count}). Нові відхиляються або невдовзі відхилятимуться: виправте зіставлення чи чат і обробіть необроблені ще раз.",
    pause: "Призупинити",
    pauseOf: "Призупинити: {name}",
    resume: "Відновити",
    resumeOf: "Відновити: {name}",
    remove: "Видалити",
    removeOf: "Видалити: {name}",
    removeText: "Відтепер його вебхуки відхиляються. Повідомлення й завдання з них залишаються. Скасувати це не можна.",
    add: "Додати вхідний вебхук",
    addText: "Потім вкажіть адресу й секрет у відправника.",
    sender: "Відправник",
    makes: "Результат",
    place: "Читачі",
    mapping: "Зіставлення",
    mappingText:
      "Для кожного поля — шлях до його значення в тілі запиту, наприклад alert.labels[0].value. Обов’язкове лише значення заголовка.",
    changeMappingOf: "Зіставлення: {name}",
    saveMapping: "Зберегти зіставлення",
    sample: "Тіло запиту від відправника, щоб перевірити зіставлення",
    becomesThis: "Із прикладу вийде:",
    becomesNothing: "Приклад не вдається зіставити:",
    failures: "Необроблені вебхуки",
    failuresText:
      "Їх не вдалося перетворити на повідомлення чи завдання; вони зберігаються тиждень. Змініть зіставлення або чат і спробуйте ще раз.",
    retryOf: "Обробити ще раз вебхук: {name}",
    retryAsked: "Вебхук обробляється ще раз"
  },
  sourceKind: { json: "Будь-який JSON", github: "GitHub", gitlab: "GitLab", sentry: "Sentry" },
  sourceMakes: { message: "повідомлення", task: "завдання" },
  sourceState: { active: "активний", paused: "призупинено" },
  mappingField: { title: "Заголовок", text: "Текст", link: "Посилання", author: "Автор" }
}
