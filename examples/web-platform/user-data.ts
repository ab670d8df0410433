/** A small web server, so that the platform answers before you deploy anything: it says "ok" on every path. */
export function bootScript(port: number): string {
  return `#!/bin/bash
cat > /opt/web.py <<'PY'
import http.server, logging
logging.basicConfig(filename="/var/log/web.log", level=logging.INFO)

class Ok(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        logging.info(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")

http.server.ThreadingHTTPServer(("", ${port}), Ok).serve_forever()
PY
cat > /etc/systemd/system/web.service <<'UNIT'
[Service]
ExecStart=/usr/bin/python3 /opt/web.py
Restart=always
[Install]
WantedBy=multi-user.target
UNIT
systemctl enable --now web
`;
}
