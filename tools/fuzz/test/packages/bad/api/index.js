const { Annotations, TerraformOutput, TerraformVariable, Token } = require("cdktf");
const { Construct } = require("constructs");

/** A class that does this when it is constructed. */
const does = (behaviour) =>
  class extends Construct {
    constructor(scope, id, props) {
      super(scope, id);
      behaviour(this, props);
    }
  };

const refuse = (construct, message) => {
  construct.node.scope.node.tryRemoveChild(construct.node.id);
  throw new Error(message);
};

const recurse = (construct) => recurse(construct) + 1;

exports.Accepts = does((self) => new TerraformOutput(self, "Name", { value: "shop" }));
exports.Refuses = does((self) => refuse(self, "name must be another one"));
exports.Crumbles = does((self) => self.nothing.name);
exports.Recurses = does(recurse);
exports.Collides = does((self) => [new Construct(self, "Twice"), new Construct(self, "Twice")]);
exports.Leaks = does((self) => {
  const variable = new TerraformVariable(self, "Variable", { type: "string" });
  refuse(self, `name must be known, got ${Token.asString(variable.value)}`);
});
exports.Murmurs = does((self) => {
  const variable = new TerraformVariable(self, "Variable", { type: "string" });
  Annotations.of(self).addWarning(`name is ${Token.asString(variable.value)}`);
});
exports.Stays = does(() => {
  throw new Error("name must be another one");
});
exports.Mumbles = does((self) => new TerraformOutput(self, "Name", { value: `shop-${self.nothing}` }));
exports.Litters = class extends Construct {
  add(key) {
    new Construct(this, "Litter");
    throw new Error(`key must be another one, got ${typeof key}`);
  }
};
exports.Hangs = does(() => {
  for (;;);
});
exports.Exits = does(() => process.exit(3));
