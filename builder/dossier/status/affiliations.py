"""Who may take back what somebody else said: by the roles that people have in organizations."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.model.fields import Key, Kind


@dataclass(frozen=True, slots=True)
class Affiliations:
    """What connects people and organizations.

    When a role began or ended plays no part: an organization may take back what was said in its
    name by somebody who has left.

    Attributes:
        roles: The organizations in which each person has or had a role.
        part_of: The organization that each organization belongs to.
    """

    roles: Mapping[Key, frozenset[Key]]
    part_of: Mapping[Key, Key]

    def may_speak_for(self, maker: Key, speaker: Key) -> bool:
        """Whether `maker` may take back what `speaker` said.

        A person's organization may, and what that is part of or consists of; for an organization,
        people with a role there, and what it is part of or consists of. One person never may for
        another: that is what `on_behalf_of` is for.
        """
        if maker == speaker:
            return True
        if maker.kind is Kind.PEOPLE and speaker.kind is Kind.PEOPLE:
            return False
        return any(
            one in self._line(other) or other in self._line(one)
            for one in self._organizations(maker)
            for other in self._organizations(speaker)
        )

    def _organizations(self, key: Key) -> frozenset[Key]:
        return self.roles.get(key, frozenset()) if key.kind is Kind.PEOPLE else frozenset({key})

    def _line(self, organization: Key) -> frozenset[Key]:
        """Return an organization with all that it is part of."""
        line, above = {organization}, self.part_of.get(organization)
        while above and above not in line:  # authors may have written a circle
            line.add(above)
            above = self.part_of.get(above)
        return frozenset(line)
