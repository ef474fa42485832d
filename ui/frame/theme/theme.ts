/** The theme that the person chose, kept in this browser. */
export type Theme = "system" | "light" | "dark"
const themes: ReadonlyArray<Theme> = ["system", "light", "dark"]

export const storedTheme = (): Theme => themes.find((theme) => theme === localStorage.getItem("theme")) ?? "system"

export const themeAfter = (theme: Theme): Theme => themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system"

export const storeTheme = (theme: Theme) => localStorage.setItem("theme", theme)

/** `system` leaves the choice to the browser. */
export const applyTheme = (theme: Theme) => {
  if (theme === "system") delete document.documentElement.dataset["theme"]
  else document.documentElement.dataset["theme"] = theme
}
