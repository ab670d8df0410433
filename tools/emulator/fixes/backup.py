"""AWS Backup: tags are asked for without a slash at the end."""

import json
from urllib.parse import unquote

from moto.backup.responses import BackupResponse

from fixes.wrap import wrap


def apply():
    @wrap(BackupResponse, "list_tags")
    def list_tags(_original, self):
        arn = unquote(self.path.split("/tags/", 1)[1]).rstrip("/")
        return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})
