import { botUk } from "./bot.ts"
import { firstRunUk } from "./firstRun.ts"
import { settingsUk } from "./settings.ts"

export const settingsPagesUk = {
  ...settingsUk,
  ...botUk,
  ...firstRunUk
}
