import { botUk } from "./bot.ts"
import { firstRunUk } from "./firstRun.ts"
import { sourcesUk } from "./sources.ts"
import { settingsUk } from "./settings.ts"

export const settingsPagesUk = {
  ...settingsUk,
  ...sourcesUk,
  ...botUk,
  ...firstRunUk
}
