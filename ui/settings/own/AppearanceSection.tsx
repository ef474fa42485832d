/** The theme and the density of this browser. */
import { createSignal } from "solid-js"
import { applyTheme, storedTheme, storeTheme, type Theme } from "../../frame/theme/theme.ts"
import { Checkbox } from "../../parts/choice/Checkbox.tsx"
import { RadioGroup } from "../../parts/choice/RadioGroup.tsx"
import { settingsWords as words } from "../../words/words.ts"
import { SettingsSection } from "../parts/SettingsSection.tsx"
import { applyCompact, isCompact, storeCompact } from "./compact.ts"

const themes: ReadonlyArray<Theme> = ["system", "light", "dark"]

export function AppearanceSection() {
  const [theme, setTheme] = createSignal(storedTheme())
  const [compact, setCompact] = createSignal(isCompact())
  const pickTheme = (wanted: Theme) => {
    setTheme(wanted)
    storeTheme(wanted)
    applyTheme(wanted)
  }
  const pickCompact = (wanted: boolean) => {
    setCompact(wanted)
    storeCompact(wanted)
    applyCompact()
  }
  return (
    <SettingsSection id="appearance" title={words.t("settings.appearance")} text={words.t("settings.appearanceText")}>
      <div class="set-fields">
        <RadioGroup
          label={words.t("settings.theme")}
          value={theme()}
          choices={themes.map((id) => ({ id, name: words.value("theme", id) }))}
          onPick={pickTheme}
        />
        <Checkbox label={words.t("settings.compact")} checked={compact()} onChange={pickCompact} />
      </div>
    </SettingsSection>
  )
}
