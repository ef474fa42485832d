import type { Launch } from "./telegram/launch.ts"
import type { WebApp } from "./telegram/webApp.ts"

/** The page as Telegram has opened it. */
export interface Opening {
  readonly launch: Launch
  readonly webApp: WebApp
}
