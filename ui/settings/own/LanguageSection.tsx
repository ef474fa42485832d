/** The language and the time zone of the person. They are stored with the person, and this browser keeps them for its pages. */
import { Show } from "solid-js"
import { type Language, languages } from "../../../domain/vocabulary.ts"
import type { Preferences } from "../../../gateways/contract/team.ts"
import { Combobox } from "../../parts/choice/Combobox.tsx"
import { RadioGroup } from "../../parts/choice/RadioGroup.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { browserZone, keepChosen } from "../../words/chosen.ts"
import { settingsWords as words, speakAgain } from "../../words/words.ts"
import { toast } from "../../parts/toast/toast.tsx"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"

/** Each language in itself, so that a person finds it in any language. */
const names: { readonly [L in Language]: string } = { en: "English", uk: "Українська", ru: "Русский" }

const zones = () => {
  const known = Intl.supportedValuesOf("timeZone")
  return [...new Set(["UTC", browserZone(), ...known])].map((id) => ({ id, name: id.replaceAll("_", " ") }))
}

/** The field that gets the focus back when the section is rendered with other words; null when no choice was made in it. */
let focusAfter: string | null = null

/** Renders the page with the chosen language and zone. */
const renew = async (field: string | null) => {
  focusAfter = field
  try {
    await speakAgain()
  } catch {
    // The next load of the page has the words.
    focusAfter = null
    toast({ text: words.t("offline"), failed: true })
  }
}
const takeFocus = (fields: HTMLElement) => {
  const field = focusAfter
  focusAfter = null
  if (field !== null) queueMicrotask(() => fields.querySelector<HTMLInputElement>(field)?.focus())
}

export function LanguageSection() {
  const { actor } = createRole()
  const stored = createLoaded(() => teamApi.preferences())
  const act = createAct(stored)
  const now = (): Preferences => stored.value()?.preferences ?? { language: words.language, zone: browserZone() }
  const save = async (wanted: Preferences) =>
    await act(async () => {
      const receipt = await teamApi.setPreferences(actor, wanted)
      keepChosen(wanted)
      return receipt
    })
  const putBack = async (before: Preferences) => {
    // The person may be on another page.
    if (await save(before)) await renew(null)
  }
  const set = async (change: Partial<Preferences>) => {
    const before = stored.value()?.preferences ?? null
    if (!(await save({ ...now(), ...change }))) return
    await renew("language" in change ? "input:checked" : "[role=combobox]")
    toast({ text: words.t("settings.saved"), undo: before === null ? undefined : () => void putBack(before) })
  }
  return (
    <SettingsSection id="language" title={words.t("settings.language")} text={words.t("settings.languageText")}>
      <WhenLoaded of={stored}>
        {() => (
          <div class="set-fields" ref={takeFocus}>
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
