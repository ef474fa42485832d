/** The settings of each person's notices. A person without a row has the default settings. */
import { NoticeSettings } from "../../../domain/notices/settings.ts"
import { PersonId } from "../../../domain/ids.ts"
import { idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"

const settingsRow = declareRow(PersonId, {
  kinds: NoticeSettings.fields.kinds,
  quiet: NoticeSettings.fields.quiet,
  digest: NoticeSettings.fields.digest
})

/** Read by its person, and by the sender of notices: it is not streamed. */
export const settings: Projection<typeof settingsRow.stored.Type, typeof settingsRow.wire.Type> = {
  name: "settings",
  version: 1,
  row: settingsRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("notices", commit),
  rows: {
    NoticeSettingsSet: (event, { commit }) => ({ [idOf(commit)]: event.settings })
  }
}
