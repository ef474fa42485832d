/** Adds a model of the Ollama server. Its address is a setting of the installation, never of a page. */
import { createDraft } from "../../drafts/createDraft.ts"
import { Button } from "../../parts/button/Button.tsx"
import { TextField } from "../../parts/fields/TextField.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"
import { SettingsSection } from "../parts/SettingsSection.tsx"

export function AddModel(props: { readonly act: ActOnLists }) {
  const draft = createDraft(
    () => "model:new",
    () => ({ model: "", embedModel: "" })
  )
  const typed = () => draft.value()
  const mayAdd = () => typed().model.trim() !== "" && typed().embedModel.trim() !== "" && !draft.busy()
  const add = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!mayAdd()) return
    await draft.send(async ({ model, embedModel }) => {
      const name = model.trim()
      const isAdded = await props.act(
        () => teamApi.addModel({ adapter: "ollama", label: name, model: name, embedModel: embedModel.trim() }),
        words.t("settings.modelAdded", { model: name })
      )
      return isAdded ? true : null
    })
  }
  return (
    <SettingsSection id="add-model" title={words.t("settings.addModel")} text={words.t("settings.addModelText")}>
      <form class="set-form" onSubmit={(event) => void add(event)}>
        <TextField
          label={words.t("settings.modelName")}
          value={typed().model}
          onType={(text) => draft.set({ ...typed(), model: text })}
          placeholder="qwen3:4b-instruct"
          readonly={draft.busy()}
        />
        <TextField
          label={words.t("settings.embedModel")}
          value={typed().embedModel}
          onType={(text) => draft.set({ ...typed(), embedModel: text })}
          placeholder="bge-m3"
          readonly={draft.busy()}
        />
        <Button type="submit" disabled={!mayAdd()}>
          {words.t("settings.addModel")}
        </Button>
      </form>
    </SettingsSection>
  )
}
