"""Cost Explorer: what the stub adds to moto."""

import unittest

from test_emulator import EmulatorTest


class CostAllocationTags(EmulatorTest):
    def test_a_key_is_active_until_it_is_not(self):
        costs = self.client("ce", "us-east-1")
        self.set(costs, "Project", "Active")
        self.assertEqual(self.shown(costs, "Project"), ("Active", "UserDefined"))
        self.assertEqual(self.shown(costs, "aws:createdBy"), ("Inactive", "AWSGenerated"))
        self.set(costs, "Project", "Inactive")
        self.assertEqual(self.shown(costs, "Project"), ("Inactive", "UserDefined"))
        self.assertEqual(self.call("/emulator/holdings"), {})

    def test_the_rest_of_the_service_is_moto(self):
        costs = self.client("ce", "us-east-1")
        answer = self.refusal(costs.describe_cost_category_definition, CostCategoryArn="arn:aws:ce::123456789012:costcategory/x")
        self.assertEqual(answer["Error"]["Code"], "ResourceNotFoundException")

    def set(self, costs, key, status):
        answer = costs.update_cost_allocation_tags_status(CostAllocationTagsStatus=[{"TagKey": key, "Status": status}])
        self.assertEqual(answer["Errors"], [])

    def shown(self, costs, key):
        [tag] = costs.list_cost_allocation_tags(TagKeys=[key])["CostAllocationTags"]
        return tag["Status"], tag["Type"]


if __name__ == "__main__":
    unittest.main()
