"""What a value breaks of the constraints of its shape, in AWS's words."""

import regex

#: Constraints that AWS does not apply as its model states them: (operation, member) → the AWS page that says so. None is known.
FALSE_ALARMS = {}

#: Classes of Java's patterns that the module regex does not know.
JAVA_CLASSES = {r"\p{javaSpaceChar}": r"\s", r"\z": r"\Z"}

#: What depends on a shape alone is done once: (resolver of the service, name of the shape) → checks.
CHECKS = {}


def violations(operation):
    """Sentences in AWS's words; empty when the request is as the model wants it."""
    shape = operation.model.input_shape
    if shape is None:
        return []
    found = checks_of(shape)(operation.values, "")
    return [f"{what} at '{path}' failed to satisfy constraint: Member must {rule}" for path, what, rule in found
            if (operation.name, path) not in FALSE_ALARMS]


def checks_of(shape):
    """A function that answers (path, value, rule) for each constraint that a value at a path breaks."""
    key = (id(shape._shape_resolver), shape.name)
    if key not in CHECKS:
        # Shapes may hold themselves: members ask for the entry when they are checked.
        CHECKS[key] = lambda value, path: CHECKS[key](value, path)
        CHECKS[key] = BY_TYPE.get(shape.type_name, unchecked)(shape)
    return CHECKS[key]


def unchecked(_shape):
    return lambda _value, _path: ()


def structure(shape):
    required = set(shape.required_members)
    members = {name: checks_of(member) for name, member in shape.members.items()}

    def check(value, path):
        if not isinstance(value, dict):
            return
        for name in required - value.keys():
            yield below(path, name), "Value null", "not be null"
        for name in value.keys() & members.keys():
            yield from members[name](value[name], below(path, name))

    return check


def list_of(shape):
    sizes, member = length(shape), checks_of(shape.member)

    def check(value, path):
        yield from sizes(value, path)
        for number, item in enumerate(value, 1):
            yield from member(item, f"{path}.{number}.member")

    return check


def map_of(shape):
    sizes, keys, values = length(shape), checks_of(shape.key), checks_of(shape.value)

    def check(value, path):
        yield from sizes(value, path)
        for key, item in value.items():
            yield from keys(key, f"{path}.{key}.key")
            yield from values(item, f"{path}.{key}.member")

    return check


def string(shape):
    sizes, enum = length(shape), set(shape.enum)
    pattern = compiled(shape.metadata.get("pattern"))

    def check(value, path):
        yield from sizes(value, path)
        if enum and value not in enum:
            yield path, shown(value), f"satisfy enum value set: [{', '.join(shape.enum)}]"
        if pattern and not pattern.fullmatch(str(value)):
            yield path, shown(value), f"satisfy regular expression pattern: {shape.metadata['pattern']}"

    return check


def length(shape):
    return bounds(shape, len, "have length")


def number(shape):
    return bounds(shape, float, "have value")


def bounds(shape, measure, have):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is None and most is None:
        return lambda _value, _path: ()

    def check(value, path):
        size = measure(value)
        if least is not None and size < least:
            yield path, shown(value), f"{have} greater than or equal to {least}"
        if most is not None and size > most:
            yield path, shown(value), f"{have} less than or equal to {most}"

    return check


BY_TYPE = {
    "structure": structure,
    "list": list_of,
    "map": map_of,
    "string": string,
    "blob": length,
    **dict.fromkeys(("integer", "long", "float", "double", "short", "byte"), number),
}


def below(path, name):
    """AWS writes members as its Java code names them."""
    name = name[0].lower() + name[1:]
    return f"{path}.{name}" if path else name


def shown(value):
    return f"Value '{value}'"


def compiled(pattern):
    """Of Java, where a class may hold classes; None for a pattern that is no regular expression here either."""
    if pattern is None:
        return None
    for java, here in JAVA_CLASSES.items():
        pattern = pattern.replace(java, here)
    try:
        return regex.compile(pattern, regex.V1)
    except regex.error:
        return None
