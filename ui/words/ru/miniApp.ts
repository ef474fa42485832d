import type { Translated } from "../shape/shape.ts"
import type { miniAppEn } from "../en/miniApp.ts"

export const miniAppRu: Translated<typeof miniAppEn> = {
  miniApp: {
    outside: "Откройте эту страницу в Telegram",
    outsideText:
      "Мини-приложение узнаёт вас по учётной записи Telegram. Откройте его кнопкой меню бота вашей команды или пользуйтесь трекером в этом браузере.",
    openPage: "Открыть трекер здесь",
    closed: "Вход не выполнен",
    over: "Этот сеанс завершён. Закройте приложение и откройте его снова кнопкой бота."
  }
}
