import { join } from "node:path"
import { storeIn } from "../../../dataFolder.ts"
import { certificateFile, privateKeyFile } from "./serverFolder.ts"

/** The settings of the embedded server. They hold no secret, and the one user may do everything. */
export const settingsText = (folder: string, publicKey: string) => `# Written at each start.
# Port -1: the system chooses one, and the server writes it to a file in ports_file_dir.
listen: "127.0.0.1:-1"
ports_file_dir: ${JSON.stringify(folder)}
log_file: ${JSON.stringify(join(folder, "nats-server.log"))}
logfile_size_limit: 10MB
logfile_max_num: 2
max_payload: 1MB
authorization { users: [{ nkey: ${publicKey} }] }
tls {
  cert_file: ${JSON.stringify(certificateFile(folder))}
  key_file: ${JSON.stringify(privateKeyFile(folder))}
  # The server says nothing before the client has seen its certificate.
  handshake_first: true
}
jetstream {
  store_dir: ${JSON.stringify(storeIn(folder))}
  # Acknowledged means on disk.
  sync_interval: always
  max_file_store: 1TB
}
`
