/** The pages of the settings, in the order of their menu. */
import type { Component } from "solid-js"
import type { Role } from "../../domain/values.ts"
import { loadPage } from "../boundary/loadPage.ts"

export const sectionIds = [
  "sign-in",
  "telegram",
  "notices",
  "language",
  "appearance",
  "people",
  "chats",
  "ai",
  "webhooks",
  "sources",
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
    page: loadPage(() => import("./own/SignInSection.tsx").then(({ SignInSection }) => SignInSection), "settings")
  },
  telegram: {
    group: "you",
    least: "viewer",
    page: loadPage(() => import("./own/TelegramSection.tsx").then(({ TelegramSection }) => TelegramSection), "settings")
  },
  notices: {
    group: "you",
    least: "viewer",
    page: loadPage(
      () => import("./own/NoticesSection.tsx").then(({ NoticesSection }) => NoticesSection),
      "settings",
      "notices"
    )
  },
  language: {
    group: "you",
    least: "viewer",
    page: loadPage(() => import("./own/LanguageSection.tsx").then(({ LanguageSection }) => LanguageSection), "settings")
  },
  appearance: {
    group: "you",
    least: "viewer",
    page: loadPage(
      () => import("./own/AppearanceSection.tsx").then(({ AppearanceSection }) => AppearanceSection),
      "settings"
    )
  },
  people: {
    group: "team",
    least: "viewer",
    page: loadPage(() => import("./people/PeopleSection.tsx").then(({ PeopleSection }) => PeopleSection), "settings")
  },
  chats: {
    group: "team",
    least: "viewer",
    page: loadPage(() => import("./team/ChatsSection.tsx").then(({ ChatsSection }) => ChatsSection), "settings", "chat")
  },
  ai: {
    group: "team",
    least: "viewer",
    page: loadPage(() => import("./team/AiSection.tsx").then(({ AiSection }) => AiSection), "settings")
  },
  webhooks: {
    group: "team",
    least: "admin",
    page: loadPage(
      () => import("./webhooks/WebhooksSection.tsx").then(({ WebhooksSection }) => WebhooksSection),
      "settings",
      "webhooks"
    )
  },
  tokens: {
    group: "team",
    least: "admin",
    page: loadPage(() => import("./team/TokensSection.tsx").then(({ TokensSection }) => TokensSection), "settings")
  },
  sources: {
    group: "team",
    least: "admin",
    page: loadPage(
      () => import("./sources/SourcesSection.tsx").then(({ SourcesSection }) => SourcesSection),
      "settings"
    )
  }
}
