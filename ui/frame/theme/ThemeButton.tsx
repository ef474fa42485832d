/** Changes the theme: system, light, dark. */
import { createSignal } from "solid-js"
import { words } from "../../words/words.ts"
import { applyTheme, storedTheme, storeTheme, themeAfter } from "./theme.ts"

export function ThemeButton() {
  const [theme, setTheme] = createSignal(storedTheme())
  const next = () => {
    const chosen = themeAfter(theme())
    setTheme(chosen)
    storeTheme(chosen)
    applyTheme(chosen)
  }
  return (
    <button class="mi" type="button" onClick={next}>
      {words.t("themeNow", { theme: words.value("theme", theme()) })}
    </button>
  )
}
