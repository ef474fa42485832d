import { describe, expect, test } from "vitest"
import { type Colour, colourIn, contrastOf } from "./colour.ts"
import { themeOf } from "./theme.ts"

/** The themes of Telegram for iOS, Android and the desktop, and colours that a person may choose. */
const themes = {
  "iOS by day": {
    bg_color: "#ffffff",
    secondary_bg_color: "#efeff4",
    section_bg_color: "#ffffff",
    text_color: "#000000",
    link_color: "#007aff",
    button_color: "#007aff",
    hint_color: "#8e8e93"
  },
  "iOS by night": {
    bg_color: "#000000",
    secondary_bg_color: "#1c1c1d",
    section_bg_color: "#2c2c2e",
    text_color: "#ffffff",
    link_color: "#3e88f7",
    button_color: "#3e88f7"
  },
  "Android by night": {
    bg_color: "#212d3b",
    secondary_bg_color: "#151e27",
    section_bg_color: "#1d2733",
    text_color: "#ffffff",
    link_color: "#5eabe1",
    button_color: "#50a8eb"
  },
  "the desktop by night": {
    bg_color: "#17212b",
    secondary_bg_color: "#232e3c",
    text_color: "#f5f5f5",
    link_color: "#6ab3f3",
    button_color: "#5288c1"
  },
  "yellow on white": { bg_color: "#ffffff", text_color: "#ffff00", link_color: "#ffffaa", button_color: "#ffff00" },
  "text that is the ground": { bg_color: "#000000", text_color: "#000000", link_color: "#000000" },
  "a second ground of the other scheme": { bg_color: "#ffffff", secondary_bg_color: "#000000", text_color: "#333333" }
} as const

const colour = (text: string | undefined): Colour => colourIn(text) ?? [1, 2, 3]

describe.each(Object.entries(themes))("%s", (_, params) => {
  const { colours } = themeOf(params)
  const grounds = (["--tg-ground", "--tg-back", "--tg-raised", "--tg-soft", "--tg-hover"] as const).map((name) =>
    colour(colours?.[name])
  )

  test.each(["--tg-text", "--tg-muted", "--tg-accent"] as const)("%s can be read on every ground", (name) => {
    for (const ground of grounds) expect(contrastOf(colour(colours?.[name]), ground)).toBeGreaterThanOrEqual(4.5)
  })
})

test("the scheme is that of the ground", () => {
  expect(themeOf(themes["iOS by day"]).scheme).toBe("light")
  expect(themeOf(themes["iOS by night"]).scheme).toBe("dark")
})

test.each([
  ["without a ground", {}],
  ["with a ground that is no colour", { bg_color: "red; background: url(//evil.example)" }],
  ["with a ground in the middle", { bg_color: "#7a7a7a", text_color: "#ffffff" }]
])("a theme %s keeps our own colours", (_, params) => expect(themeOf(params).colours).toBeNull())

test("a colour that can be read is not changed", () => {
  const { colours } = themeOf(themes["the desktop by night"])
  expect(colours?.["--tg-text"]).toBe("#f5f5f5")
  expect(colours?.["--tg-accent"]).toBe("#6ab3f3")
})
