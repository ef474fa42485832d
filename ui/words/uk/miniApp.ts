import type { Translated } from "../shape/shape.ts"
import type { miniAppEn } from "../en/miniApp.ts"

export const miniAppUk: Translated<typeof miniAppEn> = {
  miniApp: {
    outside: "Відкрийте цю сторінку в Telegram",
    outsideText:
      "Мінізастосунок упізнає вас за обліковим записом Telegram. Відкрийте його кнопкою меню бота вашої команди або скористайтеся трекером у цьому браузері.",
    openPage: "Відкрити трекер тут",
    closed: "Вхід не виконано",
    over: "Цей сеанс завершено. Закрийте застосунок і відкрийте його знову кнопкою бота."
  }
}
