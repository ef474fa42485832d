/** The event store Emmett on a Postgres that writes to disk, as a rival of the command bus. */
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"

export interface Rival {
  /** Stores one event of a new stream, as large as a created task. */
  readonly append: (id: string) => Promise<unknown>
  readonly stop: () => Promise<void>
}

/** With the settings that Emmett has by default, also those of its connection pool. */
export const startEmmett = async (body: string): Promise<Rival> => {
  const postgres = await startTestPostgres({ isDurable: true })
  const store = getPostgreSQLEventStore(postgres.url)
  await store.schema.migrate()
  return {
    append: (id) =>
      store.appendToStream(`task-${id}`, [{ type: "TaskCreated", data: { title: body, by: "service:operator" } }], {
        expectedStreamVersion: "STREAM_DOES_NOT_EXIST"
      }),
    stop: async () => {
      await store.close()
      await postgres.stop()
    }
  }
}
