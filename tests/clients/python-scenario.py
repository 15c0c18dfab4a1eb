"""What a program in Python does with the vendor's own package, told by what it prints: one JSON object."""

import json
import sys

from alibabacloud_ens20171110 import models
from alibabacloud_ens20171110.client import Client
from alibabacloud_tea_openapi.models import Config


def client(key, secret):
    config = Config(access_key_id=key, access_key_secret=secret, endpoint=sys.argv[1], protocol="http")
    return Client(config)


def refused(call):
    try:
        call()
    except Exception as error:
        return getattr(error, "code", repr(error))
    return None


ens = client("ours", "secret1")
theirs = client("theirs", "secret2")
region = "cn-beijing-15"
said = {}

network = ens.create_network(
    models.CreateNetworkRequest(cidr_block="10.0.0.0/8", ens_region_id=region, network_name="from-python")
).body.network_id
vswitch = ens.create_vswitch(
    models.CreateVSwitchRequest(
        cidr_block="10.0.8.0/24", ens_region_id=region, network_id=network, v_switch_name="from-python"
    )
).body.v_switch_id
found = ens.describe_networks(models.DescribeNetworksRequest(network_name="from-python")).body.networks.network
said["found"] = [[one.network_id == network, one.v_switch_ids.v_switch_id == [vswitch]] for one in found]
said["others"] = len(theirs.describe_networks(models.DescribeNetworksRequest()).body.networks.network)
said["inUse"] = refused(lambda: ens.delete_network(models.DeleteNetworkRequest(network_id=network)))
ens.delete_vswitch(models.DeleteVSwitchRequest(v_switch_id=vswitch))
ens.delete_network(models.DeleteNetworkRequest(network_id=network))
said["left"] = len(ens.describe_networks(models.DescribeNetworksRequest()).body.networks.network)

images = models.DescribeAICImagesRequest()
said["before"] = "python" in [image.image_id for image in theirs.describe_aicimages(images).body.images]
said["shared"] = ens.share_aicimage(
    models.ShareAICImageRequest(image_id="python", users=["2000000000000002"])
).body.request_id
said["after"] = "python" in [image.image_id for image in theirs.describe_aicimages(images).body.images]
said["notTheirs"] = refused(
    lambda: theirs.share_aicimage(models.ShareAICImageRequest(image_id="python", users=["3000000000000003"]))
)
said["wrongSecret"] = refused(
    lambda: client("ours", "wrong").describe_networks(models.DescribeNetworksRequest())
)
print(json.dumps(said))
