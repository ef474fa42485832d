/** Changes the mapping of a source. The typed paths and the sample stay until they are stored. */
import type { SourceRow } from "../../../../gateways/contract/webhooks/sources.ts"
import { createDraft } from "../../../drafts/createDraft.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { settingsWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { createMappingTest } from "../mapping/createMappingTest.ts"
import { MappingFields } from "../mapping/MappingFields.tsx"
import { sourcesApi } from "../parts/sourcesApi.ts"
import { mappingOf, typedOf } from "../mapping/typedMapping.ts"

export function ChangeMapping(props: {
  readonly row: SourceRow
  readonly act: ActOnLists
  readonly onClose: () => void
}) {
  const draft = createDraft(
    () => `source:${props.row.id}:mapping`,
    () => typedOf(props.row.mapping)
  )
  const result = createMappingTest(draft.value, sourcesApi.tryMapping)
  const maySave = () => result()?.isGood === true && !draft.busy()
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!maySave()) return
    const isSaved = await draft.send(async ({ sample, ...fields }, key) => {
      const send = () => sourcesApi.changeMapping(props.row, mappingOf(fields), sample, key)
      return (await props.act(send, words.t("settings.saved"))) ? true : null
    })
    if (isSaved === true) props.onClose()
  }
  return (
    <form class="src-form" onSubmit={(event) => void save(event)}>
      <MappingFields value={draft.value()} result={result()} busy={draft.busy()} onChange={draft.set} />
      <Button type="submit" small disabled={!maySave()}>
        {words.t("sources.saveMapping")}
      </Button>
    </form>
  )
}
