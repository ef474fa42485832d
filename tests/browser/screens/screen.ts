/** The terms of the table of screens: sizes, themes, states, and one row. */
import type { Page } from "playwright"

/** CSS pixels. */
export const sizes = {
  wide: { width: 1440, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
  turned: { width: 844, height: 390 }
} as const
export type Size = keyof typeof sizes
export const sizeNames = ["wide", "tablet", "phone", "turned"] as const satisfies ReadonlyArray<Size>

export const themes = ["light", "dark"] as const
export type Theme = (typeof themes)[number]

/**
 * How much the installation holds, or the fault that the page meets. `out`: without a session.
 * Before the page is opened: `refused`: every request but that of the session is answered with 500. `chunk`: the code of the
 * page is missing. `down`: every request is answered with 500.
 * While the page is open: `cut`: the socket closes. `ended`: the session ends. `role`: an administrator becomes a viewer.
 */
export const states = ["out", "empty", "typical", "full", "cut", "refused", "role", "chunk", "ended", "down"] as const
export type State = (typeof states)[number]

/** How much an installation holds. */
export type Amount = "empty" | "typical" | "full"

/** A fault is shown on an installation with typical content. The pages before the sign-in show none. */
export const amountOf = (state: State): Amount => {
  if (state === "out" || state === "down") return "empty"
  return state === "empty" || state === "full" ? state : "typical"
}

export interface Screen {
  /** `:task` is replaced by the id of a task. */
  readonly path: string
  /** Its states, each with a selector that matches when the screen is complete. */
  readonly states: { readonly [S in State]?: string }
  /** Brings the screen up after its path was opened, for example a dialog. */
  readonly open?: (page: Page) => Promise<unknown>
  /** Puts back what `open` has changed on the server and other screens would show. */
  readonly close?: (page: Page) => Promise<unknown>
  /** Must be visible without scrolling while the person may use it: not after a fault. */
  readonly primary?: string
  /** @default all */
  readonly sizes?: ReadonlyArray<Size>
}

/** Screens by their names. */
export type Screens = Readonly<Record<string, Screen>>

/** Matches a page that is complete. */
export const shown = ".page[aria-busy=false]"
export const alert = "[role=alert]"
/** The sizes with a menu beside the page. */
export const besidePage = ["wide", "tablet", "turned"] as const

/** The page before the sign-in. */
export const gate = ".gate h1"

/** A page in the frame. It has every fault, unless its states say otherwise. */
export const inFrame = (path: string, states: Screen["states"], more: Partial<Screen> = {}): Screen => ({
  path,
  states: {
    cut: ".stale-line",
    chunk: ".page [role=alert] .btn",
    ended: gate,
    ...(states.typical === undefined ? {} : { role: states.typical }),
    ...states
  },
  ...more
})
