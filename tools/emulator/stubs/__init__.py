"""What moto 5.2.1 lacks: a module for each service. A stub that answers nothing leaves the call to moto."""

from stubs import apigateway, backup, ce, dlm, logs, s3

SERVICES = {"apigateway": apigateway, "backup": backup, "ce": ce, "dlm": dlm, "logs": logs, "s3": s3}


def answer(call, ask_moto):
    service = SERVICES.get(call.service)
    return (service.answer(call, ask_moto) if service else None) or ask_moto()


def holdings():
    """How much each stub holds, by kind."""
    return {
        f"{name}.{kind}": len(kept) for name, service in SERVICES.items() for kind, kept in service.STATE.items()
    }


def reset():
    for service in SERVICES.values():
        for kept in service.STATE.values():
            kept.clear()
