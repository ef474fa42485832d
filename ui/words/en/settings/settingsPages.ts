import { botEn } from "./bot.ts"
import { firstRunEn } from "./firstRun.ts"
import { sourcesEn } from "./sources.ts"
import { settingsEn } from "./settings.ts"

/** The words of the settings and of the first run, which has some of the same steps. */
export const settingsPagesEn = {
  ...settingsEn,
  ...sourcesEn,
  ...botEn,
  ...firstRunEn
}
