import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"

export interface NewRun {
  readonly name: string
  readonly topics?: ReadonlyArray<string>
  readonly again?: boolean
}

/** Creates a run and starts it. A repeated key names the same run, and starting a started run changes nothing. */
export const beginRun = async (run: NewRun, key: string) => {
  const { id } = await knowledgeApi.createRun(run, key)
  return await knowledgeApi.run(id, "start")
}
