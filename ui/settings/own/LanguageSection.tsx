/** The language and the time zone of the person. They are stored with the person, and this browser keeps them for its pages. */
import { Show } from "solid-js"
import { type Language, languages } from "../../../domain/vocabulary.ts"
import type { Preferences } from "../../../gateways/contract/team.ts"
import { Combobox } from "../../parts/choice/Combobox.tsx"
import { RadioGroup } from "../../parts/choice/RadioGroup.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { browserZone, keepChosen } from "../../words/chosen.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"

/** Each language in itself, so that a person finds it in any language. */
const names: { readonly [L in Language]: string } = { en: "English", uk: "Українська", ru: "Русский" }

const zones = () => {
  const known = Intl.supportedValuesOf("timeZone")
  return [...new Set(["UTC", browserZone(), ...known])].map((id) => ({ id, name: id.replaceAll("_", " ") }))
}

export function LanguageSection() {
  const { actor } = createRole()
  const stored = createLoaded(() => teamApi.preferences())
  const act = createAct(stored)
  const now = (): Preferences => stored.value()?.preferences ?? { language: words.language, zone: browserZone() }
  const set = async (change: Partial<Preferences>) => {
    const before = stored.value()?.preferences ?? null
    const wanted = { ...now(), ...change }
    const save = (to: Preferences) => async () => {
      await teamApi.setPreferences(actor, to)
      keepChosen(to)
    }
    const isSaved = await act(save(wanted), {
      text: words.t("settings.saved"),
      undo: before === null ? undefined : () => void act(save(before))
    })
    // The words and the dates of a page are made when it is loaded.
    if (isSaved && wanted.language !== words.language) location.reload()
  }
  return (
    <SettingsSection id="language" title={words.t("settings.language")} text={words.t("settings.languageText")}>
      <WhenLoaded of={stored}>
        {() => (
          <div class="set-fields">
            <RadioGroup
              label={words.t("settings.languageOf")}
              value={now().language}
              choices={languages.map((id) => ({ id, name: names[id] }))}
              onPick={(language) => void set({ language })}
            />
            <div class="labelled">
              <span>{words.t("settings.zone")}</span>
              <Combobox
                label={words.t("settings.zone")}
                value={now().zone}
                choices={zones()}
                onPick={(zone) => zone !== null && void set({ zone })}
              />
            </div>
            <Show when={now().zone !== browserZone()}>
              <p class="quiet-text">{words.t("settings.otherZone", { zone: browserZone() })}</p>
            </Show>
          </div>
        )}
      </WhenLoaded>
    </SettingsSection>
  )
}
