import { botRu } from "./bot.ts"
import { firstRunRu } from "./firstRun.ts"
import { settingsRu } from "./settings.ts"

export const settingsPagesRu = {
  ...settingsRu,
  ...botRu,
  ...firstRunRu
}
