"""The models as formulas of a spreadsheet: one named cell per input and per result, one column per yearly flow.

Bare words are names of cells; words in braces are columns of the sheet of flows, on the row of the formula. The
names are those of the models, so that a formula here and one there can be read side by side.
"""

from types import MappingProxyType

from dossier.models.centre import HOURS_PER_YEAR

#: A settled year (A1 to A7) and the saving per released batch (B2), in an order in which each knows the ones before.
SETTLED = MappingProxyType(
    {
        "demand_starts": "trials_served*patients_per_trial/enrolment_years*(1+retry_rate)",
        "failure_rate": "1-(1-loss_rate)/(1+retry_rate)",
        "room_capacity": "parallel_batches*rooms*open_days*planned_utilisation/(process_days+changeover_days)",
        "fte": "MAX(minimum_fte,fte_per_room*rooms)",
        "staff_capacity": "fte*direct_share*hours_per_fte/direct_hours_per_batch",
        "capacity": "MIN(room_capacity,staff_capacity)",
        "batches_started": "MIN(demand_starts,capacity)",
        "batches_released": "batches_started*(1-failure_rate)",
        "investment": "capex_per_room*rooms*overrun",
        "staff_cost": "fte*pay_per_fte",
        "energy_cost": f"rooms*room_area*power_density*{HOURS_PER_YEAR}*electricity_price",
        "maintenance_cost": "maintenance_rate*investment",
        "cash_fixed_cost": "staff_cost+energy_cost+maintenance_cost+other_fixed_cost",
        "saving_per_released_batch": "share_abroad*price_abroad"
        "+(1-share_abroad-share_not_made)*other_french_cost_factor*variable_cost",
    }
)

#: Flows of a year (B3, B4). ``year``, ``works_share`` and ``ramp_share`` are given, the others follow.
FLOWS = MappingProxyType(
    {
        "year": "",
        "operating_year": "MAX(0,{year}-works+1)",
        "discount_factor": "(1+discount_rate)^(0-{year})",
        "operates": "IF(AND({operating_year}>=1,{operating_year}<=INT(operating_years)),1,0)",
        "works_share": "",
        "ramp_share": "",
        "started": "{operates}*MIN(demand_starts*{ramp_share},capacity)",
        "released": "{started}*(1-failure_rate)",
        "investment": "{works_share}*investment",
        "renewal": "IF({operating_year}=INT(renewal_year),{operates}*renewal_share*investment,0)",
        "residual": "IF({operating_year}=INT(operating_years),{operates}*residual_share*investment,0)",
        "operation_fixed": "{operates}*cash_fixed_cost",
        "operation_variable": "{started}*variable_cost",
        "saving": "{released}*(1-foreign_sponsor_share)*saving_per_released_batch",
        "health": "{released}*(1-foreign_sponsor_share)*health_value_per_batch",
        "foreign_fees": "{released}*foreign_sponsor_share*fee",
        "fees_received": "{released}*(foreign_sponsor_share+(1-foreign_sponsor_share)*private_sponsor_share)*fee",
        "public_purchases_avoided": "{saving}*(1-private_sponsor_share)",
        "public_spending": "{investment}+{renewal}-{residual}+{operation_fixed}+{operation_variable}"
        "-{fees_received}-{public_purchases_avoided}",
        "net": "{saving}+{health}+{foreign_fees}"
        "-({investment}+{renewal}-{residual}+{operation_fixed}+{operation_variable})",
        "discounted_net": "{discount_factor}*{net}",
        "discounted_public": "{discount_factor}*{public_spending}",
    }
)

#: Present values (B5, B6); words in braces are whole columns of the sheet of flows.
RESULT = MappingProxyType(
    {
        "pv_saving": "SUMPRODUCT({discount_factor},{saving})",
        "pv_health": "SUMPRODUCT({discount_factor},{health})",
        "pv_foreign_fees": "SUMPRODUCT({discount_factor},{foreign_fees})",
        "pv_benefits": "pv_saving+pv_health+pv_foreign_fees",
        "pv_works": "SUMPRODUCT({discount_factor},{investment})",
        "pv_renewal": "SUMPRODUCT({discount_factor},{renewal})",
        "pv_residual": "SUMPRODUCT({discount_factor},{residual})",
        "pv_investment": "pv_works+pv_renewal-pv_residual",
        "pv_operation_fixed": "SUMPRODUCT({discount_factor},{operation_fixed})",
        "pv_operation_variable": "SUMPRODUCT({discount_factor},{operation_variable})",
        "pv_operation": "pv_operation_fixed+pv_operation_variable",
        "pv_public_spending": "SUM({discounted_public})",
        "pv_public_funds_cost": "public_funds_lambda*pv_public_spending",
        "van_se": "SUM({discounted_net})-pv_public_funds_cost",
    }
)

#: Columns and results that are no money.
UNITS = MappingProxyType(
    {
        **dict.fromkeys(("year", "operating_year", "operates", "fte"), "count"),
        **dict.fromkeys(("discount_factor", "works_share", "ramp_share", "failure_rate"), "ratio"),
        **dict.fromkeys(
            (
                "started",
                "released",
                "demand_starts",
                "room_capacity",
                "staff_capacity",
                "capacity",
                "batches_started",
                "batches_released",
            ),
            "batches",
        ),
    }
)
