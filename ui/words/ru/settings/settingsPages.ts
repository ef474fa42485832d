import { botRu } from "./bot.ts"
import { firstRunRu } from "./firstRun.ts"
import { sourcesRu } from "./sources.ts"
import { settingsRu } from "./settings.ts"

export const settingsPagesRu = {
  ...settingsRu,
  ...sourcesRu,
  ...botRu,
  ...firstRunRu
}
