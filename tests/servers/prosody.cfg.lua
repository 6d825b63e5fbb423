-- Prosody 0.12 as the peer of the xmpp adapter: anonymous shoppers, two agents, rooms with history, XMPP over WebSocket.
-- Tests only: plain text, no TLS, passwords in files. Read by local-prosody.ts, which gives folder and port; a shop's
-- own configuration is in docs/adapters/xmpp.md.
local dir = ENV_PROSODY_DIR
run_as_root = true   -- in containers
pidfile = dir .. "/prosody.pid"
data_path = dir .. "/data"
certificates = dir
interfaces = { "127.0.0.1" }
c2s_ports = { }
s2s_ports = { }
http_ports = { tonumber(ENV_PROSODY_PORT) }
http_interfaces = { "127.0.0.1" }
https_ports = { }
modules_enabled = {
  "roster", "saslauth", "disco", "carbons", "pep", "private", "vcard4", "vcard_legacy", "ping", "mam", "smacks",
  "websocket", "http", "blocklist", "bookmarks", "offline",
}
modules_disabled = { "s2s", "tls" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
authentication = "internal_plain"
storage = "internal"
archive_expires_after = "1w"
log = { warn = "*console" }

VirtualHost "localhost"
  http_host = "127.0.0.1"

VirtualHost "guest.localhost"
  authentication = "anonymous"
  http_host = "127.0.0.1"

Component "conference.localhost" "muc"
  modules_enabled = { "muc_mam" }   -- only here: on the hosts it is an error
  restrict_room_creation = false
  muc_log_by_default = true
  muc_room_default_public = false
