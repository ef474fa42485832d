/** The pages of the settings, in the order of their menu. */
import { type Component, lazy } from "solid-js"
import type { Role } from "../../domain/values.ts"

export const sectionIds = [
  "sign-in",
  "telegram",
  "notices",
  "language",
  "appearance",
  "people",
  "chats",
  "ai",
  "tokens"
] as const
export type SectionId = (typeof sectionIds)[number]

interface SectionPlace {
  readonly group: "you" | "team"
  /** The lowest role that has the page. */
  readonly least: Role
  readonly page: Component
}

/** Each page is loaded when it is first opened. */
export const sections: { readonly [S in SectionId]: SectionPlace } = {
  "sign-in": {
    group: "you",
    least: "viewer",
    page: lazy(() => import("./own/SignInSection.tsx").then(({ SignInSection }) => ({ default: SignInSection })))
  },
  telegram: {
    group: "you",
    least: "viewer",
    page: lazy(() => import("./own/TelegramSection.tsx").then(({ TelegramSection }) => ({ default: TelegramSection })))
  },
  notices: {
    group: "you",
    least: "viewer",
    page: lazy(() => import("./own/NoticesSection.tsx").then(({ NoticesSection }) => ({ default: NoticesSection })))
  },
  language: {
    group: "you",
    least: "viewer",
    page: lazy(() => import("./own/LanguageSection.tsx").then(({ LanguageSection }) => ({ default: LanguageSection })))
  },
  appearance: {
    group: "you",
    least: "viewer",
    page: lazy(() =>
      import("./own/AppearanceSection.tsx").then(({ AppearanceSection }) => ({ default: AppearanceSection }))
    )
  },
  people: {
    group: "team",
    least: "viewer",
    page: lazy(() => import("./people/PeopleSection.tsx").then(({ PeopleSection }) => ({ default: PeopleSection })))
  },
  chats: {
    group: "team",
    least: "viewer",
    page: lazy(() => import("./team/ChatsSection.tsx").then(({ ChatsSection }) => ({ default: ChatsSection })))
  },
  ai: {
    group: "team",
    least: "viewer",
    page: lazy(() => import("./team/AiSection.tsx").then(({ AiSection }) => ({ default: AiSection })))
  },
  tokens: {
    group: "team",
    least: "admin",
    page: lazy(() => import("./team/TokensSection.tsx").then(({ TokensSection }) => ({ default: TokensSection })))
  }
}
